// SPDX-License-Identifier: GPL-3.0-or-later
// csv_bench [FILE...]: how fast tables are read, in MB (10^6 bytes) a second. Without files: three
// tables of 100 MB made here, read from memory.
#include "core/base/random.h"
#include "core/data/table_import.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace tmw;

namespace {

constexpr size_t kBytes = 100'000'000;

std::string makeTable(bool words, bool quotes) {
    Random random(1);
    std::string text = "time,ax,ay,az,gx,gy,gz,label\n";
    text.reserve(kBytes + 200);
    const char* const names[] = {"walking", "standing", "sitting", "stairs"};
    for (size_t row = 0; text.size() < kBytes; ++row) {
        char line[160];
        const char* const quote = quotes ? "\"" : "";
        const int length =
            std::snprintf(line, sizeof line, "%zu,%s%.6f%s,%.6f,%.6f,%.4f,%.4f,%.4f,", row * 20,
                          quote, random.normal(), quote, random.normal(), random.normal(),
                          random.normal() * 100, random.normal() * 100, random.normal() * 100);
        text.append(line, static_cast<size_t>(length));
        text += words ? names[random.below(4)] : std::to_string(random.below(4));
        text += '\n';
    }
    return text;
}

void report(const char* name, size_t bytes, double seconds, size_t rows, size_t rejected) {
    std::printf("%-24s %8.1f MB %7.2f s %8.1f MB/s %10zu rows %6zu rejected\n", name,
                static_cast<double>(bytes) * 1e-6, seconds,
                static_cast<double>(bytes) * 1e-6 / seconds, rows, rejected);
}

int measure(const char* name, const std::filesystem::path& path) {
    const auto start = std::chrono::steady_clock::now();
    const auto made = importTables(std::span(&path, 1), {});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    if (!made) {
        std::fprintf(stderr, "%s\n", made.error().message().c_str());
        return 1;
    }
    report(name, std::filesystem::file_size(path), seconds.count(), made->data.rows,
           made->data.rejectedRows);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    int failed = 0;
    for (int i = 1; i < argc; ++i)
        failed |= measure(argv[i], argv[i]);
    if (argc > 1)
        return failed;
    const auto path = std::filesystem::temp_directory_path() / "tmw_csv_bench.csv";
    const auto run = [&](const char* name, bool words, bool quotes) {
        std::ofstream(path, std::ios::binary) << makeTable(words, quotes);
        failed |= measure(name, path);
    };
    run("numbers", false, false);
    run("numbers and words", true, false);
    run("some quoted", true, true);
    std::filesystem::remove(path);
    return failed;
}

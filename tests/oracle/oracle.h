// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "tests/support/test_data.h"

#include <QProcess>

#include <cstring>

namespace tmw::test {

/// The Python that has the reference runtimes; empty where there is none.
inline QString oraclePython() {
    const QString named = qEnvironmentVariable("TMW_ORACLE_PYTHON", TMW_ORACLE_PYTHON);
    return std::filesystem::exists(named.toStdString()) ? named : QString();
}

/// Runs run_models.py over a folder; what it wrote to its error output if it failed.
inline QString runOracle(const QString& folder) {
    QProcess python;
    python.start(oraclePython(), {TMW_SOURCE_DIR "/tests/oracle/run_models.py", folder});
    const bool ended = python.waitForFinished(120000);
    if (ended && python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0)
        return {};
    return "the oracle failed: " + python.errorString() + "\n" + python.readAllStandardError();
}

/// A raw tensor file; empty where it cannot be read.
template <typename T>
std::vector<T> readRaw(const QString& path) {
    const auto bytes = readFile(path.toStdString());
    if (!bytes)
        return {};
    std::vector<T> values(bytes->size() / sizeof(T));
    std::memcpy(values.data(), bytes->data(), values.size() * sizeof(T));
    return values;
}

template <typename T>
Status writeRaw(const QString& path, const std::vector<T>& values) {
    return writeFile(path.toStdString(), std::span(reinterpret_cast<const uint8_t*>(values.data()),
                                                   values.size() * sizeof(T)));
}

} // namespace tmw::test

/// Skips where there is no oracle, or fails where data are required.
#define TMW_NEED_ORACLE()                                                                          \
    do {                                                                                           \
        if (::tmw::test::oraclePython().isEmpty()) {                                               \
            if (::tmw::test::dataRequired())                                                       \
                QFAIL("TMW_ORACLE_PYTHON names no Python, and TMW_REQUIRE_DATA=1");                \
            QSKIP("TMW_ORACLE_PYTHON names no Python with tflite-micro and ai-edge-litert");       \
        }                                                                                          \
    } while (false)

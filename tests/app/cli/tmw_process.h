// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QtTest/QTest>
#include <nlohmann/json.hpp>

#include <string>

namespace tmw::test {

using Json = nlohmann::ordered_json;

struct Answer {
    int exitCode = -1;
    std::string out;
    std::string err;
    /// Standard output as one document; discarded where it is not one.
    Json json() const { return Json::parse(out, nullptr, false); }
};

/// Runs tmw in `folder` and waits for its end.
inline Answer runTmw(const QString& folder, const QStringList& arguments, int seconds = 300) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QStringLiteral(TMW_BINARY_DIR "/bin/tmw"), arguments);
    if (!process.waitForFinished(seconds * 1000)) {
        process.kill();
        process.waitForFinished();
    }
    const bool ended = process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

} // namespace tmw::test

/// Runs tmw and checks its exit code; on another one prints what it said.
#define TMW_RUN(answer, code, folder, ...)                                                         \
    const auto answer = ::tmw::test::runTmw(folder, QStringList{__VA_ARGS__});                     \
    QVERIFY2(answer.exitCode == (code),                                                            \
             (std::to_string(answer.exitCode) + "\n" + answer.err + answer.out).c_str())

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/udev_rules.h"

#include <QFile>
#include <QMimeDatabase>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace tmw;

/// Manual pages, udev rules and file types say what the program does.
class DesktopFilesTest : public QObject {
    Q_OBJECT

    static QString read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static QString made(const QString& name) { return read(TMW_BINARY_DIR "/packaging/" + name); }
    static QString answerOf(const QString& program, const QStringList& words) {
        QProcess process;
        process.start(QStringLiteral(TMW_BINARY_DIR "/bin/") + program, words);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    static QStringList firstGroups(const QString& text, const char* pattern) {
        QStringList found;
        auto matches =
            QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
        while (matches.hasNext())
            found += matches.next().captured(1);
        return found;
    }

private slots:
    void everyVerbIsInTheManualPage() {
        const QString help = answerOf("tmw", {"--help"});
        const QStringList verbs =
            firstGroups(help.mid(help.indexOf("Subcommands:")), "^  ([a-z-]+) ");
        QVERIFY(verbs.size() > 20);
        QStringList described = firstGroups(made("tmw.1"), "^\\.SS ([a-z\\\\-]+)$");
        described.replaceInStrings("\\-", "-");
        QCOMPARE(described, verbs);
    }

    void everyOptionOfAVerbIsInTheManualPage() {
        QString page = made("tmw.1");
        page.replace("\\-", "-");
        for (const char* verb : {"export", "flash", "monitor", "train", "upload"}) {
            const QStringList options =
                firstGroups(answerOf("tmw", {verb, "--help"}), "(--[a-z-]+)");
            QVERIFY(options.size() > 3);
            for (const QString& option : options)
                QVERIFY2(page.contains(option), qPrintable(option));
        }
    }

    void everyOptionOfTheWindowIsInItsManualPage() {
        QString page = made("tinyml-workbench.1");
        page.replace("\\-", "-");
        const QStringList options =
            firstGroups(answerOf("tinyml-workbench", {"--help"}), "(--[a-z-]+)");
        QVERIFY(options.size() >= 3);
        for (const QString& option : options)
            QVERIFY2(page.contains(option), qPrintable(option));
    }

    void rulesAreTheUsbNumbersOfTheRows() {
        const QString rules = made("70-tinyml-workbench.rules");
        QCOMPARE(rules, QString::fromStdString(udevRules(boards())));
        QSet<QString> wanted;
        for (const BoardRow& board : boards())
            for (const UsbId& id : board.usb)
                if (id.product != 0)
                    wanted.insert(QString("%1:%2")
                                      .arg(id.vendor, 4, 16, QChar('0'))
                                      .arg(id.product, 4, 16, QChar('0')));
        QStringList found;
        for (const QString& line : rules.split('\n')) {
            const auto match = QRegularExpression("^SUBSYSTEMS==\"usb\", ATTRS\\{idVendor\\}=="
                                                  "\"([0-9a-f]{4})\", ATTRS\\{idProduct\\}==\""
                                                  "([0-9a-f]{4})\", TAG\\+=\"uaccess\"")
                                   .match(line);
            if (match.hasMatch())
                found += match.captured(1) + ':' + match.captured(2);
        }
        QCOMPARE(QSet<QString>(found.begin(), found.end()), wanted);
        QCOMPARE(found.size(), wanted.size());
    }

    void typesByNameAndContent() {
        QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkpath("mime/packages"));
        QVERIFY(QFile::copy(TMW_SOURCE_DIR "/packaging/desktop/tinyml-workbench.xml",
                            home.filePath("mime/packages/tinyml-workbench.xml")));
        qputenv("XDG_DATA_HOME", home.path().toUtf8());
        const QMimeDatabase types;
        const auto byContent = [&](const QByteArray& bytes) {
            return types.mimeTypeForFileNameAndData("model", bytes).name();
        };
        QCOMPARE(byContent(QByteArray("\x1c\0\0\0TFL3\0\0", 10)), QString("application/x-tflite"));
        QVERIFY(byContent(QByteArray("TFL3\0\0\0\0", 8)) != "application/x-tflite");
        const auto named = [&](const char* name) {
            return types.mimeTypeForFile(name, QMimeDatabase::MatchExtension).name();
        };
        QCOMPARE(named("sine.tflite"), QString("application/x-tflite"));
        QCOMPARE(named("open.tmw"), QString("application/x-tinyml-workbench-project"));
        // The types that the window is offered for are all known.
        const QString desktop = read(TMW_SOURCE_DIR "/packaging/desktop/tinyml-workbench.desktop");
        const QString list = firstGroups(desktop, "^MimeType=(.*);$").value(0);
        QVERIFY(list.contains("x-tflite") && list.contains("inode/directory"));
        for (const QString& type : list.split(';'))
            QVERIFY2(types.mimeTypeForName(type).isValid(), qPrintable(type));
    }
};

QTEST_MAIN(DesktopFilesTest)
#include "desktop_files_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"
#include "core/base/remark.h"
#include "core/base/result.h"
#include "widgets/viewmodels/words.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace tmw;
using namespace tmw::ui;

namespace {

struct Text {
    QString context;
    QString source;
    QString translation;
};

QList<Text> textsOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Text> texts;
    Text text;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            text.context = xml.readElementText();
        else if (xml.name() == u"source")
            text.source = xml.readElementText();
        else if (xml.name() == u"translation") {
            text.translation = xml.readElementText();
            texts.append(text);
        }
    }
    return texts;
}

QStringList allOf(const QString& pattern, const QString& text) {
    QStringList found;
    for (auto hits = QRegularExpression(pattern).globalMatch(text); hits.hasNext();)
        found += hits.next().captured();
    found.removeDuplicates();
    found.sort();
    return found;
}

/// What of a text a translation must keep; "-" stands for what is not there.
QStringList kept(const QString& text) {
    QStringList marks = allOf("%[1-9n]", text);
    marks += allOf("\\*\\.[a-z]+", text); // filters of file dialogs
    marks += allOf("--[a-z-]+", text);    // options of the command line
    marks += QString::number(text.count(QRegularExpression("&[^ &]")));
    marks += text.endsWith(' ') ? "space" : "-";
    marks += text.endsWith("...") ? "asks" : "-";
    return marks;
}

} // namespace

class TranslationTextsTest : public QObject {
    Q_OBJECT
    QTemporaryDir home_;
private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    }
    void placeholdersAgree();
    void germanIsSpoken();
    void argumentsAreNotReadAsPlaceholders();
};

void TranslationTextsTest::placeholdersAgree() {
    const QDir folder(TMW_TRANSLATIONS);
    const QStringList files = folder.entryList({"*.ts"});
    QVERIFY(!files.isEmpty());
    for (const QString& file : files) {
        const QList<Text> texts = textsOf(folder.filePath(file));
        QVERIFY(texts.size() > 1000);
        QStringList wrong;
        for (const Text& text : texts)
            if (kept(text.source) != kept(text.translation))
                wrong += text.context + ": " + text.source + " | " + text.translation;
        QVERIFY2(wrong.isEmpty(), qPrintable(file + '\n' + wrong.join('\n')));
        qInfo("%s: %lld texts", qPrintable(file), static_cast<long long>(texts.size()));
    }
}

void TranslationTextsTest::germanIsSpoken() {
    static constexpr ErrorKind kCut{"job.cancelled", "Stopped."};
    QCOMPARE(sentenceOf(Error(kCut)), QString("Stopped."));
    chooseLanguage("de");
    {
        const Language language(*qApp);
        QCOMPARE(sentenceOf(Error(kCut)), QString("Gestoppt."));
        QCOMPARE(languages().size(), 2);
        QCOMPARE(languages().back().name, QString("Deutsch"));
    }
    chooseLanguage("en");
    const Language language(*qApp);
    QCOMPARE(sentenceOf(Error(kCut)), QString("Stopped."));
}

void TranslationTextsTest::argumentsAreNotReadAsPlaceholders() {
    static constexpr ErrorKind kPair{"test.pair", "%1 and %2, 5 % of %3"};
    QCOMPARE(sentenceOf(Error(kPair, "%2", "b", "c")), QString("%2 and b, 5 % of c"));
}

QTEST_MAIN(TranslationTextsTest)
#include "translation_texts_test.moc"

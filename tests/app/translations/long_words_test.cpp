// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"
#include "app/workbench.h"
#include "core/project/examples.h"
#include "tests/app/translations/cut_texts.h"
#include "tests/support/test_data.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace tmw;
using namespace tmw::ui;

namespace {

/// A language whose every text is 30 % longer than the English one, with marks above and below.
class LongWords : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override {
        const QString text = QString::fromUtf8(source);
        if (text.contains(";;") || text.contains("(*")) // filters of file dialogs
            return text;
        qsizetype more = (text.size() * 3 + 9) / 10;
        QString longer;
        for (const QChar letter : text) {
            longer += letter;
            if (more > 0 && letter == 'e') {
                longer += u'é';
                --more;
            }
        }
        // Words of ordinary length, before what ends the text.
        QString rest;
        for (; more > 0; --more)
            rest += more % 6 == 0 ? u' ' : u'ẍ';
        const qsizetype end = longer.endsWith("...") ? longer.size() - 3 : longer.size();
        return longer.insert(end, rest);
    }
};

} // namespace

/// Every page of two examples at 1280x800 in a language of long words, and in German.
class LongWordsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void pagesHoldThem_data();
    void pagesHoldThem();

private:
    void look(MainWindow& window, const QString& name);
    void walk(Workbench& bench, const QString& example);

    QTemporaryDir folder_;
    QStringList cut_;
};

void LongWordsTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
    qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
}

void LongWordsTest::look(MainWindow& window, const QString& name) {
    QTest::qWait(100);
    for (const QString& line : cutTexts(window))
        cut_ += name + ": " + line;
    if (const QString to = qEnvironmentVariable("TMW_PICTURES"); !to.isEmpty())
        window.grab().save(QDir(to).filePath(name.simplified().replace(' ', '_') + ".png"));
}

void LongWordsTest::walk(Workbench& bench, const QString& example) {
    MainWindow& window = bench.window();
    Workflow& workflow = bench.workflow();
    const auto settled = [&] { return workflow.jobs().running().isEmpty(); };
    const QString language = QTest::currentDataTag();
    const auto pages = [&](const QString& when) {
        for (size_t i = 0; i < kSteps; ++i) {
            window.goTo(static_cast<Step>(i));
            QTRY_VERIFY_WITH_TIMEOUT(settled(), 120000); // entering a page does its work
            look(window, QString("%1 %2 %3 %4").arg(language, example, when).arg(i + 1));
        }
    };
    look(window, language + " start");
    auto project =
        createExample(folder_.filePath(language + example).toStdString(), example.toStdString());
    TMW_VERIFY(project);
    ProjectSpec spec = project->spec();
    spec.settings.epochs = 30;
    TMW_VERIFY(project->save(std::move(spec)));
    workflow.document().adopt(std::move(*project));
    QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow.features(), 30000);
    pages("new");
    workflow.train();
    QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow.run(), 60000);
    pages("trained");
}

void LongWordsTest::pagesHoldThem_data() {
    QTest::addColumn<QString>("example");
    QTest::newRow("long") << "hello_world";
    QTest::newRow("long-iris") << "iris";
    QTest::newRow("de") << "hello_world";
    QTest::newRow("de-iris") << "iris";
}

void LongWordsTest::pagesHoldThem() {
    QFETCH(QString, example);
    const bool german = QString(QTest::currentDataTag()).startsWith("de");
    chooseLanguage(german ? "de" : "en");
    const Language language(*qApp);
    LongWords words;
    if (!german)
        QCoreApplication::installTranslator(&words);
    cut_.clear();
    {
        Workbench bench(*qApp);
        bench.window().resize(1280, 800);
        bench.window().show();
        walk(bench, example);
    }
    for (const QString& each : cut_)
        qInfo("%s", qPrintable(each));
    QCOMPARE(cut_.size(), 0);
}

QTEST_MAIN(LongWordsTest)
#include "long_words_test.moc"

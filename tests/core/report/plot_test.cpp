// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QXmlStreamReader>

#include <limits>

using namespace tmw;

namespace {

Plot samplePlot() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    return {.title = "A <b> & \"c\"",
            .xTitle = "x (rad)",
            .yTitle = "y (no unit)",
            .series = {{"truth", SeriesRole::Truth, SeriesForm::Points, {0, 1, 2}, {0, nan, 2}},
                       {"float", SeriesRole::Float, SeriesForm::Line, {0, 1, 2}, {1, 2, 3}},
                       {"int8", SeriesRole::Int8, SeriesForm::Bars, {0, 1, 2}, {1, -2, 3}}}};
}

/// The error of a document that is not well-formed XML, or nothing.
QString xmlError(const std::string& text) {
    QXmlStreamReader reader(QString::fromStdString(text));
    while (!reader.atEnd())
        reader.readNext();
    return reader.hasError() ? reader.errorString() : QString();
}

} // namespace

class PlotTest : public QObject {
    Q_OBJECT
private slots:
    void ticksAreAtOneTwoFive() {
        QCOMPARE(plotTicks(0, 10), (std::vector<double>{0, 2, 4, 6, 8, 10}));
        QCOMPARE(plotTicks(-0.1, 0.1).size(), size_t(5));
        QCOMPARE(plotTicks(3, 3), (std::vector<double>{3}));
        for (const double span : {1e-6, 0.7, 3.0, 41.0, 1e9}) {
            const auto ticks = plotTicks(-span / 3, span);
            QVERIFY2(ticks.size() >= 4 && ticks.size() <= 10, std::to_string(span).c_str());
        }
    }
    void numbersHaveThousandsAndTheStepsDecimals() {
        QCOMPARE(plotNumber(1234567, 1000), std::string("1,234,567"));
        QCOMPARE(plotNumber(-1024.5, 0.5), std::string("-1,024.5"));
        QCOMPARE(plotNumber(0.05, 0.05), std::string("0.05"));
    }
    void svgIsXmlAndEscapes() {
        const auto svg = toSvg(samplePlot());
        QCOMPARE(xmlError(svg), QString());
        QVERIFY(svg.find("A &lt;b&gt; &amp; &quot;c&quot;") != std::string::npos);
        QVERIFY(svg.find("nan") == std::string::npos);
    }
    void emptyPlotKeepsItsAxes() {
        const auto svg = toSvg({.title = "Nothing", .xTitle = "x", .yTitle = "y", .series = {}});
        QCOMPARE(xmlError(svg), QString());
        QVERIFY(svg.find("class=\"axis\"") != std::string::npos);
    }
    void logAxisLeavesOutWhatIsNotAboveZero() {
        Plot plot = samplePlot();
        plot.logY = true;
        QCOMPARE(xmlError(toSvg(plot)), QString());
        QVERIFY(toSvg(plot).find("nan") == std::string::npos);
    }
    void reportNeedsNoOtherFile() {
        const auto html =
            toHtml({"Title",
                    "Summary",
                    {{"Part", {"words"}, {{{{"a", "b"}, {"1", "2"}}}}, {samplePlot()}}}});
        QVERIFY(html.find("src=") == std::string::npos);
        QVERIFY(html.find("href=") == std::string::npos);
        QVERIFY(html.find("<td>2</td>") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(PlotTest)
#include "plot_test.moc"

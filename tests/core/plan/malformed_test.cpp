// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/runner.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <fstream>
#include <sstream>

using namespace tmw;

namespace {

/// Reads, plans and runs once on zeros: where a bad file may be refused at the latest.
Status runFile(const std::filesystem::path& path) {
    TMW_TRY(const TfliteModel model, TfliteModel::fromFile(path));
    TMW_TRY(Plan plan, makePlan(model, rt::CoreFamily::Generic));
    TMW_TRY(Runner runner, Runner::make(std::move(plan)));
    std::vector<Tensor> inputs;
    for (const PlanTensorInfo& info : runner.inputs()) {
        TMW_TRY(const size_t elements, elementCount(info.shape));
        inputs.push_back(
            {info.type, info.shape, std::vector<std::byte>(elements * rt::sizeOf(info.type))});
    }
    TMW_TRY(const std::vector<Tensor> outputs, runner.invoke(inputs));
    return {};
}

} // namespace

class MalformedTest : public QObject {
    Q_OBJECT
private slots:
    void filesDoAsExpected_data();
    void filesDoAsExpected();
};

void MalformedTest::filesDoAsExpected_data() {
    TMW_NEED_DATA("malformed/expect.tsv");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("expected");
    std::ifstream table(test::dataRoot() / "malformed/expect.tsv");
    std::string line;
    std::getline(table, line);
    while (std::getline(table, line)) {
        std::istringstream words(line);
        std::string file, expected;
        words >> file >> expected;
        QTest::newRow(file.c_str())
            << QByteArray::fromStdString(file) << QByteArray::fromStdString(expected);
    }
}

void MalformedTest::filesDoAsExpected() {
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, expected);
    const Status status = runFile(test::dataRoot() / "malformed" / file.toStdString());
    qInfo("%s: %s", expected.constData(), status ? "runs" : status.error().message().c_str());
    if (expected == "run")
        TMW_VERIFY(status);
    if (expected == "refuse") {
        QVERIFY(!status);
        QVERIFY(!status.error().message().empty());
    }
}

QTEST_GUILESS_MAIN(MalformedTest)
#include "malformed_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/generated_input.h"
#include "core/plan/runner.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <fstream>
#include <iostream>
#include <sstream>

using namespace tmw;

namespace {

/// Reads, plans and runs a file; the error of the first step that refuses.
Status tryModel(const std::filesystem::path& path) {
    TMW_TRY(const TfliteModel model, TfliteModel::fromFile(path));
    TMW_TRY(Plan plan, makePlan(model, rt::CoreFamily::Generic));
    TMW_TRY(Runner runner, Runner::make(std::move(plan)));
    GeneratedInput generator(1);
    std::vector<Tensor> inputs;
    for (const PlanTensorInfo& info : runner.inputs()) {
        TMW_TRY(Tensor input, generator.next(info.type, info.shape));
        inputs.push_back(std::move(input));
    }
    TMW_TRY(const auto outputs, runner.invoke(inputs));
    return {};
}

} // namespace

class MalformedModelTest : public QObject {
    Q_OBJECT
private slots:
    void eachFileAsExpected() {
        TMW_NEED_DATA("malformed/expect.tsv");
        const auto folder = test::dataRoot() / "malformed";
        std::ifstream table(folder / "expect.tsv");
        std::string line;
        std::getline(table, line);
        size_t files = 0;
        size_t wrong = 0;
        while (std::getline(table, line)) {
            std::istringstream row(line);
            std::string name, expect;
            row >> name >> expect;
            const Status answer = tryModel(folder / name);
            const bool ran = answer.has_value();
            ++files;
            // A refusal says why in a sentence.
            const bool good = expect == "either" || ran == (expect == "run");
            if (!good || (!ran && answer.error().message().size() < 20)) {
                ++wrong;
                std::cout << name << ": expected " << expect << ", "
                          << (ran ? "ran" : answer.error().message()) << '\n';
            }
        }
        std::cout << files - wrong << " of " << files << " files as expected\n";
        QVERIFY(files > 40);
        QCOMPARE(wrong, size_t{0});
    }
};

QTEST_GUILESS_MAIN(MalformedModelTest)
#include "malformed_model_test.moc"

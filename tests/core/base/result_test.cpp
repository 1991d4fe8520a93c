// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

namespace {
constexpr ErrorKind kRow{"csv.row_width", "Row %1 of %2 has %3 values."};

Result<int> half(int value) {
    if (value % 2)
        return fail(kRow, value, "walk.csv", 0.5);
    return value / 2;
}

Result<int> quarter(int value) {
    TMW_TRY(const int once, half(value));
    return half(once);
}
} // namespace

class ResultTest : public QObject {
    Q_OBJECT
private slots:
    void messageTakesArguments() {
        const auto failed = half(3);
        QVERIFY(!failed);
        QCOMPARE(failed.error().message(), std::string("Row 3 of walk.csv has 0.5 values."));
        QCOMPARE(failed.error().code(), std::string_view("csv.row_width"));
    }
    void tryHandsTheErrorOn() {
        QCOMPARE(quarter(8).value(), 2);
        QCOMPARE(quarter(6).error().args().front(), std::string("3"));
    }
};

QTEST_GUILESS_MAIN(ResultTest)
#include "result_test.moc"

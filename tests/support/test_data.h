// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest/QTest>

#include <cstdlib>
#include <filesystem>

namespace tmw::test {

/// The folder of real models and datasets: TMW_TEST_DATA, or ../shared/data beside the checkout.
inline std::filesystem::path dataRoot() {
    if (const char* root = std::getenv("TMW_TEST_DATA"))
        return root;
    return std::filesystem::path(TMW_SOURCE_DIR) / "../shared/data";
}

inline bool dataRequired() {
    const char* required = std::getenv("TMW_REQUIRE_DATA");
    return required && std::string_view(required) == "1";
}

} // namespace tmw::test

/// Skips the test where the data folder is absent, or fails it where TMW_REQUIRE_DATA=1.
#define TMW_NEED_DATA(relative)                                                                    \
    do {                                                                                           \
        if (!std::filesystem::exists(::tmw::test::dataRoot() / (relative))) {                      \
            if (::tmw::test::dataRequired())                                                       \
                QFAIL("test data is required and absent: " relative);                              \
            QSKIP("test data is absent: " relative);                                               \
        }                                                                                          \
    } while (false)

/// Checks a Result and prints its error.
#define TMW_VERIFY(result)                                                                         \
    do {                                                                                           \
        if (!(result))                                                                             \
            QFAIL(qPrintable(QString::fromStdString(std::string((result).error().code()) + ": " +  \
                                                    (result).error().message())));                 \
    } while (false)

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tmw {

/// A share with its 95 % Wilson score interval (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927).
struct Share {
    double value = 0; ///< NaN where there is nothing to count
    double low = 0;
    double high = 1;
};
Share share(size_t hits, size_t of);

/// Errors of predicted numbers. All NaN for no values; r2 also where the truth is constant.
struct RegressionMetrics {
    double mse = 0;
    double mae = 0;
    double rmse = 0;
    double r2 = 0; ///< 1 - residual sum of squares / total sum of squares
    /// 95 % interval of the RMSE: of the mean of squared errors, taken as normal, then its root.
    double rmseLow = 0;
    double rmseHigh = 0;
    double largest = 0; ///< magnitude of the largest error
};
/// As many predictions as truths.
RegressionMetrics regressionMetrics(std::span<const float> predicted, std::span<const float> truth);

/// Of one class. NaN where the denominator is 0: never predicted, or never there.
struct ClassMetrics {
    double precision = 0;
    double recall = 0;
    double f1 = 0; ///< 2 hits / (2 hits + wrongly said + missed); NaN where that is 0/0
    size_t support = 0;
};

struct ClassificationMetrics {
    Share accuracy;
    double macroF1 = 0; ///< mean over the classes that have an f1
    std::vector<ClassMetrics> classes;
    /// classes x classes, row: truth, column: prediction.
    std::vector<size_t> confusion;
};
/// Class indices below `classes`, as many predictions as truths.
ClassificationMetrics classificationMetrics(std::span<const int32_t> predicted,
                                            std::span<const int32_t> truth, size_t classes);

/// The class of each row of scores: the greatest, the first of equals; one column: 1 from 0.5 on.
std::vector<int32_t> predictedClasses(std::span<const float> scores, size_t columns);

/// The chance that a sample of class `which` scores higher than another, equal scores counted half;
/// NaN where there are none of one of them.
double areaUnderRoc(std::span<const double> scores, std::span<const int32_t> truth, int32_t which);

/// How good the scores are, not only the greatest of them.
struct ScoreMetrics {
    /// Of each class against the rest: the chance that a sample of the class scores higher than one
    /// outside it, equal scores counted half (J. A. Hanley, B. J. McNeil, Radiology 143, 1982), as
    /// scikit-learn's roc_auc_score(average=None, multi_class="ovr"). NaN where no sample is of the
    /// class, or all are.
    std::vector<double> auc;
    double macroAuc = std::numeric_limits<double>::quiet_NaN(); ///< mean over those that have one
    /// Expected calibration error (C. Guo and others, ICML 2017): samples go into kCalibrationBins
    /// bins of equal width by the score of the class they are said to be, each (low, high]; the
    /// mean over samples of |share that is right - mean score| of their bin. NaN without samples.
    double calibrationError = std::numeric_limits<double>::quiet_NaN();
};
inline constexpr size_t kCalibrationBins = 15;
/// Rows of scores as predictedClasses takes them; one column: the second class's.
ScoreMetrics scoreMetrics(std::span<const float> scores, size_t columns,
                          std::span<const int32_t> truth, size_t classes);

/// Samples that only one of two models gets right, and McNemar's exact two-sided p: twice the
/// binomial tail of the smaller count at probability 1/2, at most 1.
struct Flips {
    size_t firstOnlyRight = 0;
    size_t secondOnlyRight = 0;
    double p = 1;
};
Flips flips(std::span<const int32_t> first, std::span<const int32_t> second,
            std::span<const int32_t> truth);

} // namespace tmw

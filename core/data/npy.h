// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/tensor.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace tmw {

/// Tensors as NumPy's .npy, versions 1 to 3 (numpy.lib.format). Types: f2, f4, i1, i2, i4, i8, u1
/// and b1, little-endian, C order; f8 is taken as float32 where `narrowFloat64` is set. No more
/// memory than the file has bytes.
/// Errors: npy.not_npy, npy.version, npy.header, npy.type, npy.byte_order, npy.fortran_order,
/// npy.size, tensor.bad_shape; each names `file`.
Result<Tensor> parseNpy(std::span<const uint8_t> bytes, std::string_view file,
                        bool narrowFloat64 = false);

/// Errors: also those of readFile().
Result<Tensor> readNpy(const std::filesystem::path& path, bool narrowFloat64 = false);

/// Version 1.0, as NumPy writes it. Errors: npy.type (Int4), npy.size, file.unwritable.
Result<std::vector<uint8_t>> npyBytes(const Tensor& tensor);
Status writeNpy(const std::filesystem::path& path, const Tensor& tensor);

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/nn/layer_spec.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace tmw::ui {

enum class LayerFieldKind : uint8_t {
    Units,
    Size, ///< of a window, a shape, a share, or another first word
    Multiplier,
    Stride,
    Dilation,
    Padding,
    Activation,
    Slope, ///< only where the activation is leaky_relu
    Initializer,
    Bias,
    Sequences,
    With, ///< the layers that are merged with, + between
    Name,
    From ///< the layer it takes from; empty: the one before
};

/// A field of a layer's form, as its row of the op table has it.
struct LayerField {
    LayerFieldKind kind = LayerFieldKind::Units;
    QString label;
    QString value;       ///< "16", "relu", "true"
    QStringList choices; ///< words to choose from
};

/// The fields of this kind of layer, read from the grammar of its row, with their values.
std::vector<LayerField> layerFields(const LayerSpec& spec);

/// What it takes from and is merged with goes by `to` where it went by `from`.
LayerSpec withRenamed(LayerSpec spec, const std::string& from, const std::string& to);
/// Whether it names `layer` as what it takes from or is merged with.
bool takesByName(const LayerSpec& spec, const std::string& layer);

/// The layer with another value of one field. Errors: those of parseLayers(), and
/// layers.several.
Result<LayerSpec> withLayerField(const LayerSpec& spec, LayerFieldKind kind, const QString& value);

/// "16 relu from=input": what follows the layer's own word, without its name.
QString layerSetting(const LayerSpec& spec);
/// Errors: those of parseLayers(), and layers.several.
Result<LayerSpec> withLayerSetting(const LayerSpec& spec, const QString& setting);

} // namespace tmw::ui

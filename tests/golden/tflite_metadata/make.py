#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes with_metadata.tflite beside this script: a model of ours, with what tflite-support puts on it.

python3 make.py MODEL.tflite
Needs tflite-support 0.4.4: pip install tflite-support==0.4.4
"""
import pathlib
import sys
import tempfile

import flatbuffers
from tflite_support import metadata
from tflite_support import metadata_schema_py_generated as schema

LABELS = ["setosa", "versicolor", "virginica"]


def tensor(name, description):
    made = schema.TensorMetadataT()
    made.name, made.description = name, description
    return made


def main():
    here = pathlib.Path(__file__).parent
    model = schema.ModelMetadataT()
    model.name, model.version, model.author = "iris", "1.2", "somebody"
    model.description, model.license = "Which iris a flower is", "CC0"
    taken = tensor("flower", "four lengths in cm")
    options = schema.NormalizationOptionsT()
    options.mean, options.std = [5.8, 3.05], [0.8, 0.4]
    unit = schema.ProcessUnitT()
    unit.optionsType, unit.options = schema.ProcessUnitOptions.NormalizationOptions, options
    taken.processUnits = [unit]
    given = tensor("species", "")
    file = schema.AssociatedFileT()
    file.name, file.type = "names.txt", schema.AssociatedFileType.TENSOR_AXIS_LABELS
    given.associatedFiles = [file]
    graph = schema.SubGraphMetadataT()
    graph.inputTensorMetadata, graph.outputTensorMetadata = [taken], [given]
    model.subgraphMetadata = [graph]
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), metadata.MetadataPopulator.METADATA_FILE_IDENTIFIER)
    with tempfile.TemporaryDirectory() as folder:
        names = pathlib.Path(folder) / "names.txt"
        names.write_text("\n".join(LABELS))
        populator = metadata.MetadataPopulator.with_model_buffer(
            pathlib.Path(sys.argv[1]).read_bytes())
        populator.load_metadata_buffer(builder.Output())
        populator.load_associated_files([str(names)])
        populator.populate()
    (here / "with_metadata.tflite").write_bytes(populator.get_model_buffer())


main()

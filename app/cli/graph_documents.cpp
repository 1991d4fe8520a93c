// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/graph_documents.h"

#include "app/cli/text_table.h"
#include "core/tflite/names.h"
#include "core/tflite/subgraph_calls.h"

#include <numeric>

namespace tmw::cli {

namespace {

Json tensorDocument(const TfliteTensor& tensor) {
    Json json{{"name", tensor.name},
              {"dtype", tensorTypeName(tensor.type)},
              {"shape", tensor.shape},
              {"scale", nullptr},
              {"zero_point", nullptr}};
    if (tensor.quantization.present()) {
        json["scale"] = tensor.quantization.scales.front();
        json["zero_point"] =
            tensor.quantization.zeroPoints.empty() ? 0 : tensor.quantization.zeroPoints.front();
    }
    return json;
}

std::string quantizationText(const Json& tensor) {
    return tensor["scale"].is_null()
               ? std::string()
               : "scale " + figure(tensor["scale"].get<double>(), 6) + ", zero point " +
                     std::to_string(tensor["zero_point"].get<int64_t>());
}

std::string tensorLine(const Json& tensor) {
    const std::string quantization = quantizationText(tensor);
    return tensor["name"].get<std::string>() + "  " + tensor["dtype"].get<std::string>() + "  " +
           toText(tensor["shape"].get<Shape>()) + (quantization.empty() ? "" : "  " + quantization);
}

Json outputShapes(const TfliteSubgraph& graph, const TfliteOperator& op) {
    Json outputs = Json::array();
    for (const int32_t index : op.outputs)
        outputs.push_back(graph.tensors[static_cast<size_t>(index)].shape);
    return outputs;
}

Json callersDocument(const TfliteModel& model, const std::vector<SubgraphCall>& calls,
                     size_t subgraph) {
    Json callers = Json::array();
    for (const SubgraphCall& call : calls)
        if (call.callee == static_cast<int32_t>(subgraph))
            callers.push_back({{"subgraph", call.subgraph},
                               {"index", call.op},
                               {"op", model.subgraphs()[static_cast<size_t>(call.subgraph)]
                                          .operators[static_cast<size_t>(call.op)]
                                          .name},
                               {"as", call.role}});
    return callers;
}

Json innerOperators(const TfliteSubgraph& graph) {
    Json list = Json::array();
    for (size_t i = 0; i < graph.operators.size(); ++i) {
        const TfliteOperator& op = graph.operators[i];
        list.push_back({{"index", i},
                        {"op", op.name},
                        {"reads", op.inputs},
                        {"writes", op.outputs},
                        {"outputs", outputShapes(graph, op)}});
    }
    return list;
}

std::string indicesText(const Json& indices) {
    std::string text;
    for (const auto& each : indices)
        text += (text.empty() ? "" : ", ") + (each < 0 ? "-" : std::to_string(each.get<int32_t>()));
    return text.empty() ? "-" : text;
}

std::string callersText(const Json& callers) {
    std::string text;
    for (const auto& each : callers) {
        const auto within = each["subgraph"].get<int32_t>();
        text += (text.empty() ? "" : ", ") + each["as"].get<std::string>() + " of operator " +
                std::to_string(each["index"].get<int32_t>()) + " (" +
                each["op"].get<std::string>() + ")" +
                (within > 0 ? " of subgraph " + std::to_string(within) : "");
    }
    return text.empty() ? "no operator runs it" : text;
}

std::string subgraphText(const Json& graph) {
    std::string out = "\nSubgraph " + std::to_string(graph["index"].get<size_t>()) + " \"" +
                      graph["name"].get<std::string>() + "\": " + callersText(graph["called_by"]) +
                      "\n" + endsText(graph) + "\n";
    if (graph["ops"].empty())
        return out + "It has no operators: it hands on what it is given.\n";
    TextTable operators({"#", "operator", "reads", "writes", "output"});
    for (const auto& op : graph["ops"])
        operators.add({std::to_string(op["index"].get<size_t>()), op["op"].get<std::string>(),
                       indicesText(op["reads"]), indicesText(op["writes"]),
                       op["outputs"].empty() ? "-" : toText(op["outputs"][0].get<Shape>())});
    TextTable tensors({"#", "tensor", "type", "shape", "quantization"});
    size_t index = 0;
    for (const auto& tensor : graph["tensors"])
        tensors.add({std::to_string(index++), tensor["name"].get<std::string>(),
                     tensor["dtype"].get<std::string>(), toText(tensor["shape"].get<Shape>()),
                     quantizationText(tensor)});
    return out + operators.text() + "\n" + tensors.text();
}

} // namespace

Json tensorsDocument(const TfliteSubgraph& graph, const std::vector<int32_t>& indices) {
    Json list = Json::array();
    for (const int32_t index : indices)
        list.push_back(tensorDocument(graph.tensors[static_cast<size_t>(index)]));
    return list;
}

Json operatorsDocument(const TfliteModel& model, const Plan* plan) {
    Json list = Json::array();
    const auto& graph = model.graph();
    for (size_t i = 0; i < graph.operators.size(); ++i)
        list.push_back({{"index", i},
                        {"op", graph.operators[i].name},
                        {"macs", plan ? Json(plan->operators[i].macs) : Json(nullptr)},
                        {"outputs", outputShapes(graph, graph.operators[i])}});
    return list;
}

Json subgraphsDocument(const TfliteModel& model) {
    const std::vector<SubgraphCall> calls = subgraphCalls(model);
    Json list = Json::array();
    for (size_t i = 1; i < model.subgraphs().size(); ++i) {
        const TfliteSubgraph& graph = model.subgraphs()[i];
        std::vector<int32_t> all(graph.tensors.size());
        std::iota(all.begin(), all.end(), 0);
        list.push_back({{"index", i},
                        {"name", graph.name},
                        {"called_by", callersDocument(model, calls, i)},
                        {"inputs", tensorsDocument(graph, graph.inputs)},
                        {"outputs", tensorsDocument(graph, graph.outputs)},
                        {"ops", innerOperators(graph)},
                        {"tensors", tensorsDocument(graph, all)}});
    }
    return list;
}

std::string endsText(const Json& graph) {
    std::string out;
    for (const char* name : {"inputs", "outputs"})
        for (const auto& tensor : graph[name])
            out += std::string(name, 6) + "  " + tensorLine(tensor) + "\n";
    return out;
}

std::string subgraphsText(const Json& subgraphs) {
    std::string out;
    for (const auto& each : subgraphs)
        out += subgraphText(each);
    return out;
}

} // namespace tmw::cli

/// A TensorFlow session for Node: a graph is loaded, the ways to run it are prepared, and each run is one call. Other than
/// through TensorFlow's C interface, operations run in the calling thread, with a crew that shares their work.

#include <node_api.h>

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "block_cache.h"
#include "crew.h"
#include "tensorflow/core/framework/graph.pb.h"
#include "tensorflow/core/framework/tensor.h"
#include "tensorflow/core/platform/cpu_info.h"
#include "tensorflow/core/platform/threadpool_options.h"
#include "tensorflow/core/public/session.h"

namespace lightweave {
namespace {

using tensorflow::Session;
using tensorflow::Tensor;

struct Graph {
  std::unique_ptr<Session> session;
};

int ThreadCount() {
  const char* told = std::getenv("TF_NUM_INTRAOP_THREADS");
  const int count = told ? std::atoi(told) : 0;
  return count > 0 ? count : tensorflow::port::NumSchedulableCPUs();
}

/// Nobody to share with on a single thread. The crew stays until the process ends.
tensorflow::thread::ThreadPoolOptions PoolOptions() {
  static Crew* const crew = ThreadCount() > 1 ? new Crew(ThreadCount()) : nullptr;
  tensorflow::thread::ThreadPoolOptions options;
  options.intra_op_threadpool = crew;
  return options;
}

/// Throws in JavaScript where something failed; then nothing more may be done there.
bool Failed(napi_env env, const tensorflow::Status& status) {
  if (status.ok()) return false;
  napi_throw_error(env, nullptr, std::string(status.message()).c_str());
  return true;
}

bool Failed(napi_env env, napi_status status, const char* what) {
  if (status == napi_ok) return false;
  napi_throw_type_error(env, nullptr, what);
  return true;
}

struct Arguments {
  napi_value values[4] = {};
};

Arguments ReadArguments(napi_env env, napi_callback_info info) {
  Arguments found;
  size_t count = 4;
  napi_get_cb_info(env, info, &count, found.values, nullptr, nullptr);
  return found;
}

Graph* ReadGraph(napi_env env, napi_value value) {
  void* found = nullptr;
  if (Failed(env, napi_get_value_external(env, value, &found), "a graph expected")) return nullptr;
  auto* graph = static_cast<Graph*>(found);
  if (graph->session) return graph;
  napi_throw_error(env, nullptr, "The graph is closed.");
  return nullptr;
}

uint32_t LengthOf(napi_env env, napi_value list) {
  uint32_t length = 0;
  napi_get_array_length(env, list, &length);
  return length;
}

napi_value ElementOf(napi_env env, napi_value list, uint32_t index) {
  napi_value element = nullptr;
  napi_get_element(env, list, index, &element);
  return element;
}

std::string ReadText(napi_env env, napi_value value) {
  size_t length = 0;
  napi_get_value_string_utf8(env, value, nullptr, 0, &length);
  std::string text(length, '\0');
  napi_get_value_string_utf8(env, value, text.data(), length + 1, &length);
  return text;
}

/// `create(graph: Uint8Array)`: loads a graph in TensorFlow's binary format.
napi_value Create(napi_env env, napi_callback_info info) {
  const Arguments arguments = ReadArguments(env, info);
  void* bytes = nullptr;
  size_t length = 0;
  const auto read = napi_get_typedarray_info(env, arguments.values[0], nullptr, &length, &bytes, nullptr, nullptr);
  if (Failed(env, read, "the bytes of a graph expected")) return nullptr;
  tensorflow::GraphDef definition;
  if (!definition.ParseFromArray(bytes, static_cast<int>(length))) {
    napi_throw_error(env, nullptr, "These bytes are no graph.");
    return nullptr;
  }
  Session* session = nullptr;
  if (Failed(env, tensorflow::NewSession(tensorflow::SessionOptions(), &session))) return nullptr;
  auto graph = std::make_unique<Graph>();
  graph->session.reset(session);
  if (Failed(env, session->Create(definition))) return nullptr;
  napi_value external = nullptr;
  const auto finalize = [](napi_env, void* data, void*) { delete static_cast<Graph*>(data); };
  napi_create_external(env, graph.release(), finalize, nullptr, &external);
  return external;
}

/// `prepare(graph, feeds: string[], fetches: string[])`: the number of a way to run the graph.
napi_value Prepare(napi_env env, napi_callback_info info) {
  const Arguments arguments = ReadArguments(env, info);
  Graph* graph = ReadGraph(env, arguments.values[0]);
  if (!graph) return nullptr;
  tensorflow::CallableOptions options;
  for (uint32_t index = 0; index < LengthOf(env, arguments.values[1]); ++index) {
    options.add_feed(ReadText(env, ElementOf(env, arguments.values[1], index)));
  }
  for (uint32_t index = 0; index < LengthOf(env, arguments.values[2]); ++index) {
    options.add_fetch(ReadText(env, ElementOf(env, arguments.values[2], index)));
  }
  // One operation after another, in the thread that calls: handing them over costs more than it brings.
  options.mutable_run_options()->set_inter_op_thread_pool(-1);
  Session::CallableHandle handle = 0;
  if (Failed(env, graph->session->MakeCallable(options, &handle))) return nullptr;
  napi_value number = nullptr;
  napi_create_int64(env, handle, &number);
  return number;
}

/// A typed array and its shape as a tensor of its own.
bool ReadTensor(napi_env env, napi_value values, napi_value shape, Tensor* tensor) {
  napi_typedarray_type type;
  size_t length = 0;
  void* bytes = nullptr;
  const auto read = napi_get_typedarray_info(env, values, &type, &length, &bytes, nullptr, nullptr);
  if (Failed(env, read, "a typed array expected")) return false;
  tensorflow::TensorShape extents;
  for (uint32_t index = 0; index < LengthOf(env, shape); ++index) {
    int64_t extent = 0;
    napi_get_value_int64(env, ElementOf(env, shape, index), &extent);
    if (Failed(env, extents.AddDimWithStatus(extent))) return false;
  }
  const auto dtype = type == napi_float32_array ? tensorflow::DT_FLOAT
                     : type == napi_int32_array ? tensorflow::DT_INT32
                                                : tensorflow::DT_UINT8;
  if (extents.num_elements() != static_cast<int64_t>(length)) {
    napi_throw_range_error(env, nullptr, "The shape does not hold the values.");
    return false;
  }
  *tensor = Tensor(dtype, extents);
  std::memcpy(tensor->data(), bytes, tensor->TotalBytes());
  return true;
}

/// A tensor's values as a typed array of their type.
napi_value WriteTensor(napi_env env, const Tensor& tensor) {
  napi_typedarray_type type;
  switch (tensor.dtype()) {
    case tensorflow::DT_FLOAT: type = napi_float32_array; break;
    case tensorflow::DT_INT32: type = napi_int32_array; break;
    case tensorflow::DT_UINT8: type = napi_uint8_array; break;
    default: napi_throw_type_error(env, nullptr, "A fetched value is of a type that is not known."); return nullptr;
  }
  void* bytes = nullptr;
  napi_value buffer = nullptr, array = nullptr;
  if (Failed(env, napi_create_arraybuffer(env, tensor.TotalBytes(), &bytes, &buffer), "no memory")) return nullptr;
  if (tensor.TotalBytes() > 0) std::memcpy(bytes, tensor.data(), tensor.TotalBytes());
  napi_create_typedarray(env, type, tensor.NumElements(), buffer, 0, &array);
  return array;
}

/// `run(graph, number, values: TypedArray[], shapes: number[][])`: what the way fetches, in its order.
napi_value Run(napi_env env, napi_callback_info info) {
  const Arguments arguments = ReadArguments(env, info);
  Graph* graph = ReadGraph(env, arguments.values[0]);
  if (!graph) return nullptr;
  int64_t handle = 0;
  napi_get_value_int64(env, arguments.values[1], &handle);
  std::vector<Tensor> feeds(LengthOf(env, arguments.values[2])), fetched;
  for (uint32_t index = 0; index < feeds.size(); ++index) {
    const napi_value values = ElementOf(env, arguments.values[2], index);
    if (!ReadTensor(env, values, ElementOf(env, arguments.values[3], index), &feeds[index])) return nullptr;
  }
  tensorflow::RunMetadata metadata;
  if (Failed(env, graph->session->RunCallable(handle, feeds, &fetched, &metadata, PoolOptions()))) return nullptr;
  napi_value results = nullptr;
  napi_create_array_with_length(env, fetched.size(), &results);
  for (uint32_t index = 0; index < fetched.size(); ++index) {
    const napi_value array = WriteTensor(env, fetched[index]);
    if (!array) return nullptr;
    napi_set_element(env, results, index, array);
  }
  return results;
}

/// `close(graph)`: gives back all that the graph holds, its variables among it.
napi_value Close(napi_env env, napi_callback_info info) {
  const Arguments arguments = ReadArguments(env, info);
  Graph* graph = ReadGraph(env, arguments.values[0]);
  if (!graph) return nullptr;
  const std::unique_ptr<Session> session = std::move(graph->session);
  Failed(env, session->Close());
  return nullptr;
}

/// `keepSmallBlocks()`: see block_cache.h.
napi_value KeepBlocks(napi_env, napi_callback_info) {
  static const bool once = (KeepSmallBlocks(), true);
  (void)once;
  return nullptr;
}

napi_value Initialise(napi_env env, napi_value exports) {
  const napi_property_descriptor functions[] = {
      {"keepSmallBlocks", nullptr, KeepBlocks, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
      {"create", nullptr, Create, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
      {"prepare", nullptr, Prepare, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
      {"run", nullptr, Run, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
      {"close", nullptr, Close, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
  };
  napi_define_properties(env, exports, sizeof(functions) / sizeof(functions[0]), functions);
  return exports;
}

}  // namespace
}  // namespace lightweave

NAPI_MODULE(graph_session, lightweave::Initialise)

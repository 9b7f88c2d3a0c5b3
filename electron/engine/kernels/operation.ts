import type { Tensor, TensorInfo } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { backend } from '../backend.ts';

const { binding } = backend;

const dataTypes = {
  float32: binding.TF_FLOAT,
  int32: binding.TF_INT32,
  int64: binding.TF_INT64,
  uint8: binding.TF_UINT8,
  bool: binding.TF_BOOL,
};
export type DataType = keyof typeof dataTypes;

/** As the binding wants it. */
interface OperationAttribute {
  name: string;
  type: number;
  value: boolean | number | string | number[];
}

/** Attributes of a TensorFlow operation, by the kind that its definition gives them. */
export const attribute = {
  type: (name: string, value: DataType): OperationAttribute => ({
    name,
    type: binding.TF_ATTR_TYPE,
    value: dataTypes[value],
  }),
  int: (name: string, value: number | readonly number[]): OperationAttribute => ({
    name,
    type: binding.TF_ATTR_INT,
    value: typeof value === 'number' ? value : [...value],
  }),
  float: (name: string, value: number): OperationAttribute => ({ name, type: binding.TF_ATTR_FLOAT, value }),
  bool: (name: string, value: boolean): OperationAttribute => ({ name, type: binding.TF_ATTR_BOOL, value }),
  string: (name: string, value: string): OperationAttribute => ({ name, type: binding.TF_ATTR_STRING, value }),
};

/** Runs a TensorFlow operation that tfjs has no function for. */
export const operation = (
  name: string,
  attributes: readonly OperationAttribute[],
  inputs: readonly TensorInfo[],
  outputs = 1,
): Tensor[] => backend.executeMultipleOutputs(name, [...attributes], [...inputs], outputs);

/** Runs a TensorFlow operation with one output. */
export const singleOperation = (
  name: string,
  attributes: readonly OperationAttribute[],
  inputs: readonly TensorInfo[],
): Tensor => required(operation(name, attributes, inputs)[0], `the output of ${name}`);

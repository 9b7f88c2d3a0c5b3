import type { LayerType } from '../../../shared/layers/registry.gen.ts';
import type { Emitter } from './Emitter.ts';
import { Activation } from './emitters/Activation.ts';
import { Add } from './emitters/Add.ts';
import { AveragePooling2D } from './emitters/AveragePooling2D.ts';
import { BatchNormalization } from './emitters/BatchNormalization.ts';
import { CapsuleLength } from './emitters/CapsuleLength.ts';
import { CapsuleMask } from './emitters/CapsuleMask.ts';
import { CapsuleRouting } from './emitters/CapsuleRouting.ts';
import { CapsuleVotes } from './emitters/CapsuleVotes.ts';
import { ChannelPadding } from './emitters/ChannelPadding.ts';
import { ChannelShuffle } from './emitters/ChannelShuffle.ts';
import { ChannelSlice } from './emitters/ChannelSlice.ts';
import { Concatenate } from './emitters/Concatenate.ts';
import { Conv2D } from './emitters/Conv2D.ts';
import { Cropping2D } from './emitters/Cropping2D.ts';
import { Dense } from './emitters/Dense.ts';
import { DepthwiseConv2D } from './emitters/DepthwiseConv2D.ts';
import { Dropout } from './emitters/Dropout.ts';
import { Flatten } from './emitters/Flatten.ts';
import { GlobalAveragePooling2D } from './emitters/GlobalAveragePooling2D.ts';
import { GlobalMaxPooling2D } from './emitters/GlobalMaxPooling2D.ts';
import { Input } from './emitters/Input.ts';
import { Label } from './emitters/Label.ts';
import { LocalResponseNormalization } from './emitters/LocalResponseNormalization.ts';
import { MaxPooling2D } from './emitters/MaxPooling2D.ts';
import { Multiply } from './emitters/Multiply.ts';
import { Reshape } from './emitters/Reshape.ts';
import { Squash } from './emitters/Squash.ts';
import { StochasticDepth } from './emitters/StochasticDepth.ts';
import { UpSampling2D } from './emitters/UpSampling2D.ts';
import { ZeroPadding2D } from './emitters/ZeroPadding2D.ts';

/** What each layer type is in TensorFlow. A layer without its emitter does not compile. */
export const emitters = {
  Activation,
  Add,
  AveragePooling2D,
  BatchNormalization,
  CapsuleLength,
  CapsuleMask,
  CapsuleRouting,
  CapsuleVotes,
  ChannelPadding,
  ChannelShuffle,
  ChannelSlice,
  Concatenate,
  Conv2D,
  Cropping2D,
  Dense,
  DepthwiseConv2D,
  Dropout,
  Flatten,
  GlobalAveragePooling2D,
  GlobalMaxPooling2D,
  Input,
  Label,
  LocalResponseNormalization,
  MaxPooling2D,
  Multiply,
  Reshape,
  Squash,
  StochasticDepth,
  UpSampling2D,
  ZeroPadding2D,
} as const satisfies { readonly [Type in LayerType]: Emitter<Type> };

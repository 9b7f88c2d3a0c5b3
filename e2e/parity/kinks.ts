/** Why the weights of the comparison keep away from kinks, for docs/parity.md. Measured once, by the way it describes. */
export const kinks = `## Why no value stands at a kink

ReLU's slope jumps at zero. Where a value is closer to zero than rounding, programs take different sides, and the gradient
of one of them jumps by that value's whole share: one of 25,000 in a channel moves the gradient of its shift by half a
percent or more, and of every layer in front of it. So each channel in front of a ReLU (or ReLU6, hard swish, hard sigmoid)
is shifted by at most 0.1 to where the nearest value is far from the kink, about a hundred times rounding. These are weights
like any others; kernels, graph and activations stay as they are. Max pooling jumps likewise where the two largest values
of a window are as close; images are small, so that hardly any window is like that.

This also answers why gradients of DenseNet's MNIST form differ by about 2.5 % a tensor between oneDNN's and TensorFlow's
own kernels. Three batches of 32 MNIST images, initial weights, the worst and the median tensor against PyTorch in float64:

| computed by | worst tensor | median tensor | ReLUs on the other side than in float64 |
| --- | ---: | ---: | ---: |
| oneDNN | 4.0–8.3 % | 1.1–1.5 % | 56–69 of 5,067,776 |
| TensorFlow's own kernels | 3.6–4.7 % | 0.7–1.5 % | 31–40 |
| PyTorch 1.13, float32 | 5.1–7.0 % | 2.3–3.0 % | not counted |
| oneDNN, against float64 with the same sides of all ReLUs | 0.02–0.04 % | 0.01 % | 0 |
| own kernels, against float64 with the same sides | 0.01–0.02 % | 0.005 % | 0 |

- Neither is wrong, and no float32 program does better: with the sides fixed, all of the difference goes.
- Every operation by itself, on the inputs it had, against float64: convolutions and their gradients within 4e-6 (oneDNN) and
  8e-7 (own), concatenation exact, pooling, dense and ReLU within 3e-7, batch normalisation within 5e-5 forwards and 1.4e-4
  for gamma's gradient (own: 3e-5 and 5e-5). The last is rounding of a mean that is hundreds of deviations large: most of a
  digit is black.
- On images of noise, where means are small, 0 to 4 ReLUs change sides, and gradients agree within 2e-5 where none does.
`;

/** The lessons of the gallery: what a family does to be light, with figures worked out from the networks themselves. */
export const lessons = {
  'lesson.open': 'Lesson',
  'lesson.title': 'Lesson {number} of {count}: {family}',
  'lesson.previous': 'Previous: {family}',
  'lesson.next': 'Next: {family}',
  'lesson.openNetwork': 'Open {name}',
  'lesson.live': 'All figures are worked out from the networks themselves.',

  'lesson.unit.params': 'Parameters',
  'lesson.unit.macs': 'Multiply-adds',
  'lesson.unit.channels': 'Channels',
  'lesson.unit.values': 'Values read and written',
  'lesson.unit.convolutions': 'Convolutions on the shortest way to the loss',
  'lesson.unit.factor': 'Times fewer multiply-adds',
  'lesson.unit.norm': 'Norm of the gradient',
  'lesson.unit.pose': 'Value',
  'lesson.axis.convolution': 'Convolution, counted from the image',
  'lesson.axis.shift': 'Pixels to the right',
  'lesson.axis.unit': 'Unit of the stage',
  'lesson.axis.phi': 'φ',
  'lesson.reach.inputs': 'input channels',
  'lesson.reach.outputs': 'output channels',
  'lesson.reach.describe': '{label}: {fewest} to {most} of {channels} input channels reach an output',

  'lesson.kinds.title': 'Where its parameters and multiply-adds are',
  'lesson.kinds.text':
    '{params} parameters and {macs} multiply-adds an image, by the kind of layer that holds and does them.',
  'lesson.kind.spatial': '3 × 3 and larger',
  'lesson.kind.pointwise': '1 × 1',
  'lesson.kind.depthwise': 'depthwise',
  'lesson.kind.dense': 'dense',
  'lesson.kind.capsule': 'capsule votes',
  'lesson.kind.other': 'normalisation and others',
  'lesson.groups.one': 'all channels',
  'lesson.groups': '{groups} groups',

  'lesson.filterGroups.title': 'Two groups of filters halve a convolution',
  'lesson.filterGroups.text':
    'Where every filter of the second stage sees all channels, it has {whole} parameters; in two groups that see half of them each, {halved}.',

  'lesson.stackedFilters.title': 'Small filters in a row see as far as a large one',
  'lesson.stackedFilters.text':
    'At the {channels} channels of the third stage, two 3 × 3 filters see as far as one 5 × 5 with {two} of its parameters, and three as far as one 7 × 7 with {three}.',
  'lesson.stackedFilters.row': '{count} of {kernelSize} × {kernelSize}, sees {field} pixels',

  'lesson.branches.title': 'What each branch of a module costs',
  'lesson.branches.text':
    'All {count} modules look through four branches side by side; the 3 × 3 branch does {share} of their multiply-adds.',
  'lesson.reductions.title': '1 × 1 filters in front keep the large ones cheap',
  'lesson.reductions.text':
    'The first module sees {channels} channels. Thinning them before the 3 × 3 and 5 × 5 filters takes it from {naive} to {reduced} multiply-adds: {times} times fewer.',
  'lesson.reductions.naive': 'every filter sees all',
  'lesson.reductions.reduced': '1 × 1 in front',

  'lesson.gradientWay.title': 'Shortcuts bring every layer near to the loss',
  'lesson.gradientWay.text':
    'The gradient of the first convolution has to come through {plain} others in the plain net; with shortcuts a way through {residual} is open, at the same cost: {plainParams} parameters without, {residualParams} with.',
  'lesson.gradientWay.plain': 'plain',
  'lesson.gradientWay.residual': 'residual',
  'lesson.gradientNorms.title': 'Gradients with and without shortcuts',
  'lesson.gradientNorms.before':
    'Sends 64 images through a plain and a residual net of 56 layers, both untrained, and measures how strong the gradient of each convolution is. Takes some seconds.',
  'lesson.gradientNorms.text':
    'At the first step the gradient of the first convolution is {plain} times as strong as that of the last one without shortcuts, and {residual} times with them. No learning rate suits both ends of the plain net.',

  'lesson.channelsSeen.title': 'Concatenation keeps what addition mixes',
  'lesson.channelsSeen.text':
    'Each dense layer computes {made} new channels and passes on all before them, from {from} to {to}. A residual block computes its {added} channels anew each time and adds them.',
  'lesson.channelsSeen.dense': 'DenseNet-121',
  'lesson.channelsSeen.residual': 'ResNet-101',
  'lesson.channelsSeen.made': 'new in DenseNet-121',
  'lesson.denseParams.title': 'Reuse instead of width',
  'lesson.denseParams.text': 'DenseNet-121 has {ours} parameters, ResNet-50 {theirs}.',

  'lesson.filterSizes.title': 'A 1 × 1 filter beside a 3 × 3',
  'lesson.filterSizes.text':
    'From {channels} to {filters} channels, a 1 × 1 filter has {times} times fewer parameters.',
  'lesson.fire.title': 'Squeezing lets the 3 × 3 filters see few channels',
  'lesson.fire.text':
    'A fire module between the same channels squeezes to {squeezed} first, and has {times} times fewer parameters than a plain 3 × 3 convolution.',
  'lesson.fire.convolution': '3 × 3 convolution',
  'lesson.fire.plain': 'plain 3 × 3',
  'lesson.fire.squeeze': 'squeeze 1 × 1',
  'lesson.fire.expand': 'expand {size}',
  'lesson.againstAlexNet.title': 'Against AlexNet',
  'lesson.againstAlexNet.text': '{ours} parameters beside {theirs}: {times} times fewer.',

  'lesson.separable.title': 'A 3 × 3 convolution in two steps',
  'lesson.separable.text':
    'In the fourth stage, with N = {filters} filters, a full 3 × 3 convolution takes {full} multiply-adds, one filter a channel and a 1 × 1 mix {pair}: {times} times fewer. The share {share} is 1/N + 1/9 = {rule}.',
  'lesson.separable.full': 'full 3 × 3',
  'lesson.separable.pair': 'in two steps',
  'lesson.savings.title': 'The more filters, the nearer to nine',
  'lesson.savings.text': 'The first block of each stage needs {least} to {most} times fewer multiply-adds.',
  'lesson.savings.row': '{stage}, N = {filters}',
  'lesson.widths.title': 'One number thins the whole network',
  'lesson.widths.text':
    'Multiply-adds fall with about the square of the width: at {width} there are {times} times fewer.',

  'lesson.thinFatThin.title': 'Thin, fat, thin',
  'lesson.thinFatThin.text':
    'In the fourth stage {thin} channels travel between blocks and are joined by the skip; inside, {fat} are there for the depthwise filters.',
  'lesson.thinFatThin.input': 'into the block',
  'lesson.thinFatThin.expand': 'expanded by 1 × 1',
  'lesson.thinFatThin.depthwise': 'filtered by 3 × 3',
  'lesson.thinFatThin.project': 'projected by 1 × 1',
  'lesson.insideFilter.title': 'Only depthwise filters make the fat part cheap',
  'lesson.insideFilter.text':
    'A full 3 × 3 convolution on the {channels} channels inside would take {times} times as many multiply-adds.',
  'lesson.insideFilter.full': 'full 3 × 3',
  'lesson.insideFilter.depthwise': 'depthwise 3 × 3',

  'lesson.squeezeExcite.title': 'Squeeze-and-excitation costs weights, not time',
  'lesson.squeezeExcite.text':
    'It holds {params} of the parameters and does {macs} of the multiply-adds: it looks at averages, not at pixels.',
  'lesson.squeezeExcite.part': 'squeeze-and-excitation',
  'lesson.squeezeExcite.rest': 'everything else',

  'lesson.groupedPointwise.title': 'Groups divide a 1 × 1 convolution',
  'lesson.groupedPointwise.text':
    'From {channels} to {filters} channels in the third stage: {macs} multiply-adds where all channels mix; g groups divide them by g.',
  'lesson.shuffle.title': 'Shuffling mixes the groups',
  'lesson.shuffle.text':
    'A unit of {groups} groups, {channels} channels in and out. Without the shuffle an output depends on {without} inputs, those of its own group; with it, on {with}.',
  'lesson.shuffle.without': 'without the shuffle',
  'lesson.shuffle.with': 'with the shuffle',

  'lesson.equalWidths.title': 'Equal widths move the least memory',
  'lesson.equalWidths.text':
    'Three 1 × 1 convolutions with the same {macs} multiply-adds. The most unequal one reads and writes {more} more values, and devices wait for memory.',

  'lesson.chosenStages.title': 'What the search chose',
  'lesson.chosenStages.text':
    'For {stages} stages it chose {kinds} different blocks: kernel, expansion, and squeeze-and-excitation (SE) where it paid off.',
  'lesson.chosenStages.row': '{stage}: {count} of {kernel} × {kernel}, {expansion}× inside{squeeze}',

  'lesson.scaling.title': 'All three together, or each alone',
  'lesson.scaling.text':
    'At φ = {phi} depth alone costs {depth} times B0, width alone {width} times, resolution alone {resolution} times. Together they multiply to {compound} times, about double with every step.',
  'lesson.scaling.compound': 'all three',
  'lesson.scaling.resolution': 'resolution',
  'lesson.scaling.width': 'width',
  'lesson.scaling.depth': 'depth',

  'lesson.ghosts.title': 'Half of the channels are ghosts of the other half',
  'lesson.ghosts.text':
    'To widen {inputs} channels to {hidden}, 1 × 1 filters need {whole} multiply-adds at 14 × 14 pixels. With half of the channels made of the other half by 3 × 3 filters on each alone, {ghost}: {times} times fewer.',
  'lesson.ghosts.computed': 'computed in full',
  'lesson.ghosts.made': 'made of those',
  'lesson.ghosts.filters': '1 × 1 filters',
  'lesson.ghosts.module': 'ghost module',
  'lesson.ghostRatios.title': 'Fewer computed, more ghosts',
  'lesson.ghostRatios.text':
    'One of two channels computed in full leaves {most} multiply-adds for the whole network, one of five {least}.',
  'lesson.ghostRatios.row': 'one of {ratio}',

  'lesson.votes.title': 'Parts vote for wholes',
  'lesson.votes.text':
    '{capsules} capsules of {dimension} numbers each foretell the {pose} numbers of {wholes} wholes: {votes} votes, by matrices with {params} parameters.',
  'lesson.votes.conv1': 'convolution',
  'lesson.votes.primary': 'primary capsules',
  'lesson.votes.capsules': 'class capsules',
  'lesson.votes.decoder': 'decoder',

  'lesson.poses.title': 'A capsule when its image moves',
  'lesson.poses.before':
    'Trains the small CapsNet on MNIST for 600 steps on digits moved by up to 2 pixels, then moves some further and draws what their capsules know. Takes about a minute; the run is kept like any other.',
  'lesson.poses.text':
    'A {named} moves by {pixels} pixels to either side. The length of its capsule says how sure the network is that it is there: {least} to {longest}. The pose says where: number {number} goes from {from} to {to}.',
  'lesson.poses.length': 'length',
  'lesson.poses.number': 'number {number}',
  'lesson.tweaks.title': 'One number of the pose at a time: {named}',
  'lesson.tweaks.text':
    'A test image, and what the network draws from the {rows} numbers of its capsule. In each row one of them is changed by up to {most} either way: stroke, slant, width or place follow it.',
  'lesson.tweaks.image': 'image',
  'lesson.tweaks.drawn': 'drawn',
  'lesson.tweaks.describe':
    'Drawings of a {named} in {rows} rows: in each, one number of the pose is changed by up to {most} either way',

  'lesson.measure': 'Measure',
  'lesson.measureAgain': 'Measure again',
  'lesson.measureStop': 'Stop',
  'lesson.measureStopped': 'Stopped.',

  'panel.capsules': 'Capsules',
  'capsules.empty': 'Train a network with capsules and a decoder first.',
  'capsules.drawing': 'Drawing what the capsules know …',
  'capsules.images': 'Test images, each with what its capsule draws',
  'capsules.image': 'Test image {index}: a {truth}, seen as {named}',
  'capsules.next': 'Next images',
} as const;

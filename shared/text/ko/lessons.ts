import type { lessons as english } from '../en/lessons.ts';

export const lessons: Readonly<Record<keyof typeof english, string>> = {
  'lesson.open': '배우기',
  'lesson.title': '{count}개 중 {number}번째: {family}',
  'lesson.previous': '이전: {family}',
  'lesson.next': '다음: {family}',
  'lesson.openNetwork': '{name} 열기',
  'lesson.live': '모든 수치는 네트워크에서 직접 계산합니다.',

  'lesson.unit.params': '파라미터',
  'lesson.unit.macs': '곱셈-덧셈',
  'lesson.unit.channels': '채널',
  'lesson.unit.values': '읽고 쓰는 값',
  'lesson.unit.convolutions': '손실까지 가장 짧은 길의 합성곱 수',
  'lesson.unit.factor': '곱셈-덧셈 감소 배수',
  'lesson.unit.norm': '기울기의 노름',
  'lesson.unit.pose': '값',
  'lesson.axis.convolution': '합성곱(이미지에서부터)',
  'lesson.axis.shift': '오른쪽으로 움직인 픽셀',
  'lesson.axis.unit': '단계의 유닛',
  'lesson.axis.phi': 'φ',
  'lesson.reach.inputs': '입력 채널',
  'lesson.reach.outputs': '출력 채널',
  'lesson.reach.describe': '{label}: 입력 채널 {channels}개 가운데 {fewest}–{most}개가 한 출력에 닿습니다',

  'lesson.kinds.title': '파라미터와 연산이 있는 곳',
  'lesson.kinds.text': '파라미터 {params}개, 이미지 한 장에 곱셈-덧셈 {macs}번을 레이어 종류별로 나눈 것입니다.',
  'lesson.kind.spatial': '3 × 3 이상',
  'lesson.kind.pointwise': '1 × 1',
  'lesson.kind.depthwise': '채널별',
  'lesson.kind.dense': '완전 연결',
  'lesson.kind.capsule': '캡슐 투표',
  'lesson.kind.other': '정규화 등',
  'lesson.groups.one': '전체 채널',
  'lesson.groups': '그룹 {groups}개',

  'lesson.filterGroups.title': '필터를 두 그룹으로 나누면 절반',
  'lesson.filterGroups.text':
    '둘째 단계의 모든 필터가 전체 채널을 보면 파라미터가 {whole}개, 절반씩 보는 두 그룹이면 {halved}개입니다.',

  'lesson.stackedFilters.title': '작은 필터를 이으면 큰 필터만큼 봅니다',
  'lesson.stackedFilters.text':
    '셋째 단계의 채널 {channels}개에서 3 × 3 필터 둘은 5 × 5 하나만큼 보면서 파라미터는 {two}, 셋은 7 × 7 하나만큼 보면서 {three}입니다.',
  'lesson.stackedFilters.row': '{kernelSize} × {kernelSize} {count}개, {field}픽셀을 봄',

  'lesson.branches.title': '모듈의 가지마다 드는 연산',
  'lesson.branches.text':
    '모듈 {count}개가 모두 네 가지로 나란히 봅니다. 그중 3 × 3 가지가 곱셈-덧셈의 {share}를 맡습니다.',
  'lesson.reductions.title': '앞에 둔 1 × 1이 큰 필터를 싸게 만듭니다',
  'lesson.reductions.text':
    '첫 모듈은 채널 {channels}개를 봅니다. 3 × 3과 5 × 5 앞에서 채널을 줄이면 곱셈-덧셈이 {naive}에서 {reduced}로, {times}배 적어집니다.',
  'lesson.reductions.naive': '모든 필터가 전체를 봄',
  'lesson.reductions.reduced': '앞에 1 × 1',

  'lesson.gradientWay.title': '지름길은 모든 레이어를 손실 가까이로 데려옵니다',
  'lesson.gradientWay.text':
    '일반 네트워크에서 첫 합성곱의 기울기는 다른 합성곱 {plain}개를 지나야 하지만, 지름길이 있으면 {residual}개만 지나는 길이 열립니다. 비용은 같습니다: 파라미터가 없을 때 {plainParams}개, 있을 때 {residualParams}개.',
  'lesson.gradientWay.plain': '일반',
  'lesson.gradientWay.residual': '잔차',
  'lesson.gradientNorms.title': '지름길이 있을 때와 없을 때의 기울기',
  'lesson.gradientNorms.before':
    '학습하지 않은 56층짜리 일반 네트워크와 잔차 네트워크에 이미지 64개를 넣고 합성곱마다 기울기의 크기를 측정합니다. 몇 초 걸립니다.',
  'lesson.gradientNorms.text':
    '첫 스텝에서 첫 합성곱의 기울기는 마지막 합성곱의 {plain}배이고, 지름길이 있으면 {residual}배입니다. 일반 네트워크의 양 끝에 모두 맞는 학습률은 없습니다.',

  'lesson.channelsSeen.title': '연결은 더하면 섞이는 것을 그대로 둡니다',
  'lesson.channelsSeen.text':
    '밀집 레이어는 새 채널 {made}개만 계산하고 앞의 것을 모두 넘겨 {from}개에서 {to}개까지 늘어납니다. 잔차 블록은 매번 채널 {added}개를 새로 계산해 더합니다.',
  'lesson.channelsSeen.dense': 'DenseNet-121',
  'lesson.channelsSeen.residual': 'ResNet-101',
  'lesson.channelsSeen.made': 'DenseNet-121의 새 채널',
  'lesson.denseParams.title': '너비 대신 재사용',
  'lesson.denseParams.text': '파라미터가 DenseNet-121은 {ours}개, ResNet-50은 {theirs}개입니다.',

  'lesson.filterSizes.title': '1 × 1 필터와 3 × 3 필터',
  'lesson.filterSizes.text': '채널 {channels}개에서 {filters}개로 갈 때 1 × 1 필터의 파라미터는 {times}배 적습니다.',
  'lesson.fire.title': '먼저 줄이면 3 × 3이 볼 채널이 적어집니다',
  'lesson.fire.text':
    '같은 채널 사이의 Fire 모듈은 먼저 {squeezed}개로 줄여, 일반 3 × 3 합성곱보다 파라미터가 {times}배 적습니다.',
  'lesson.fire.convolution': '3 × 3 합성곱',
  'lesson.fire.plain': '일반 3 × 3',
  'lesson.fire.squeeze': '축소 1 × 1',
  'lesson.fire.expand': '확장 {size}',
  'lesson.againstAlexNet.title': 'AlexNet과 비교',
  'lesson.againstAlexNet.text': '파라미터 {theirs}개 대 {ours}개: {times}배 적습니다.',

  'lesson.separable.title': '3 × 3 합성곱을 두 걸음으로',
  'lesson.separable.text':
    '넷째 단계에서 필터가 N = {filters}개일 때, 3 × 3 합성곱은 곱셈-덧셈 {full}번, 채널별 필터와 1 × 1 혼합은 {pair}번으로 {times}배 적습니다. 그 비율 {share}은 1/N + 1/9 = {rule}입니다.',
  'lesson.separable.full': '일반 3 × 3',
  'lesson.separable.pair': '두 걸음으로',
  'lesson.savings.title': '필터가 많을수록 9배에 가까워집니다',
  'lesson.savings.text': '단계마다 첫 블록의 곱셈-덧셈이 {least}–{most}배 적습니다.',
  'lesson.savings.row': '{stage}, N = {filters}',
  'lesson.widths.title': '숫자 하나로 네트워크 전체를 얇게',
  'lesson.widths.text': '곱셈-덧셈은 너비의 제곱쯤으로 줄어듭니다. 너비 {width}이면 {times}배 적습니다.',

  'lesson.thinFatThin.title': '얇게, 두껍게, 얇게',
  'lesson.thinFatThin.text':
    '넷째 단계에서 블록 사이는 채널 {thin}개로 오가며 지름길이 이를 더하고, 안쪽에서는 채널별 필터가 쓸 {fat}개가 됩니다.',
  'lesson.thinFatThin.input': '블록의 입력',
  'lesson.thinFatThin.expand': '1 × 1로 확장',
  'lesson.thinFatThin.depthwise': '3 × 3 필터',
  'lesson.thinFatThin.project': '1 × 1로 투영',
  'lesson.insideFilter.title': '두꺼운 안쪽은 채널별 필터라서 쌉니다',
  'lesson.insideFilter.text': '안쪽 채널 {channels}개에 일반 3 × 3 합성곱을 쓰면 곱셈-덧셈이 {times}배 듭니다.',
  'lesson.insideFilter.full': '일반 3 × 3',
  'lesson.insideFilter.depthwise': '채널별 3 × 3',

  'lesson.squeezeExcite.title': 'Squeeze-and-excitation은 시간이 아니라 가중치를 씁니다',
  'lesson.squeezeExcite.text':
    '파라미터의 {params}, 곱셈-덧셈의 {macs}를 차지합니다. 픽셀이 아니라 평균을 보기 때문입니다.',
  'lesson.squeezeExcite.part': 'squeeze-and-excitation',
  'lesson.squeezeExcite.rest': '나머지',

  'lesson.groupedPointwise.title': '그룹은 1 × 1 합성곱을 나눕니다',
  'lesson.groupedPointwise.text':
    '셋째 단계에서 채널 {channels}개를 {filters}개로: 전체를 섞으면 곱셈-덧셈 {macs}번, g개 그룹이면 그것의 1/g입니다.',
  'lesson.shuffle.title': '셔플은 그룹을 섞습니다',
  'lesson.shuffle.text':
    '그룹 {groups}개, 입력과 출력 채널 {channels}개인 유닛입니다. 셔플이 없으면 출력은 자기 그룹의 입력 {without}개에, 있으면 {with}개에 의존합니다.',
  'lesson.shuffle.without': '셔플 없이',
  'lesson.shuffle.with': '셔플과 함께',

  'lesson.equalWidths.title': '너비가 같을 때 메모리 이동이 가장 적습니다',
  'lesson.equalWidths.text':
    '곱셈-덧셈이 {macs}번으로 같은 1 × 1 합성곱 셋입니다. 가장 불균형한 것은 값을 {more} 더 읽고 쓰며, 기기는 메모리를 기다립니다.',

  'lesson.chosenStages.title': '탐색이 고른 것',
  'lesson.chosenStages.text':
    '{stages}개 단계에 서로 다른 블록 {kinds}가지를 골랐습니다: 커널, 확장 배수, 그리고 값어치가 있는 곳의 squeeze-and-excitation(SE).',
  'lesson.chosenStages.row': '{stage}: {kernel} × {kernel} {count}개, 안쪽 너비 {expansion}배{squeeze}',

  'lesson.scaling.title': '셋을 함께, 또는 하나씩',
  'lesson.scaling.text':
    'φ = {phi}에서 B0에 견주어 깊이만 키우면 {depth}배, 너비만 키우면 {width}배, 해상도만 키우면 {resolution}배입니다. 함께 키우면 곱해져 {compound}배, 한 걸음마다 약 두 배입니다.',
  'lesson.scaling.compound': '셋 모두',
  'lesson.scaling.resolution': '해상도',
  'lesson.scaling.width': '너비',
  'lesson.scaling.depth': '깊이',

  'lesson.ghosts.title': '채널의 절반은 나머지 절반의 고스트입니다',
  'lesson.ghosts.text':
    '14 × 14 픽셀에서 채널 {inputs}개를 {hidden}개로 넓히려면 1 × 1 필터는 곱셈-덧셈 {whole}이 필요합니다. 절반을 나머지 절반에서 채널별 3 × 3 필터로 만들면 {ghost}, {times}배 적습니다.',
  'lesson.ghosts.computed': '온전히 계산',
  'lesson.ghosts.made': '그것으로 만듦',
  'lesson.ghosts.filters': '1 × 1 필터',
  'lesson.ghosts.module': '고스트 모듈',
  'lesson.ghostRatios.title': '덜 계산하고 고스트는 더 많이',
  'lesson.ghostRatios.text':
    '둘 중 하나만 온전히 계산하면 네트워크 전체의 곱셈-덧셈이 {most}, 다섯 중 하나면 {least}입니다.',
  'lesson.ghostRatios.row': '{ratio}개 중 하나',

  'lesson.votes.title': '부분이 전체에 투표합니다',
  'lesson.votes.text':
    '수 {dimension}개짜리 캡슐 {capsules}개가 저마다 전체 {wholes}개의 수 {pose}개씩을 예측합니다. 투표 {votes}개, 행렬의 파라미터는 {params}개입니다.',
  'lesson.votes.conv1': '합성곱',
  'lesson.votes.primary': '기본 캡슐',
  'lesson.votes.capsules': '클래스 캡슐',
  'lesson.votes.decoder': '디코더',

  'lesson.poses.title': '이미지가 움직일 때의 캡슐',
  'lesson.poses.before':
    '작은 CapsNet을 2픽셀까지 움직인 MNIST 숫자로 600스텝 학습한 뒤 숫자를 더 움직이며 캡슐이 아는 것을 그립니다. 1분쯤 걸리며 실행은 다른 실행처럼 보관됩니다.',
  'lesson.poses.text':
    '{named}이(가) 양쪽으로 {pixels}픽셀씩 움직입니다. 캡슐의 길이는 숫자가 있다고 확신하는 정도로 {least}~{longest}입니다. 자세는 어디 있는지를 나타내며, {number}번 수가 {from}에서 {to}까지 변합니다.',
  'lesson.poses.length': '길이',
  'lesson.poses.number': '{number}번 수',
  'lesson.tweaks.title': '자세의 수를 하나씩: {named}',
  'lesson.tweaks.text':
    '테스트 이미지와, 네트워크가 그 캡슐의 수 {rows}개로 그린 그림입니다. 줄마다 수 하나를 양쪽으로 {most}까지 바꾸면 획, 기울기, 너비, 위치가 따라 변합니다.',
  'lesson.tweaks.image': '이미지',
  'lesson.tweaks.drawn': '그린 것',
  'lesson.tweaks.describe': '{named}을(를) 그린 그림 {rows}줄: 줄마다 자세의 수 하나를 양쪽으로 {most}까지 바꿈',

  'lesson.measure': '측정',
  'lesson.measureAgain': '다시 측정',
  'lesson.measureStop': '중지',
  'lesson.measureStopped': '멈췄습니다.',

  'panel.capsules': '캡슐',
  'capsules.empty': '먼저 캡슐과 디코더가 있는 네트워크를 학습하세요.',
  'capsules.drawing': '캡슐이 아는 것을 그리는 중 …',
  'capsules.images': '테스트 이미지와 그 캡슐이 그린 것',
  'capsules.image': '테스트 이미지 {index}: {truth}, 인식 결과 {named}',
  'capsules.next': '다음 이미지',
};

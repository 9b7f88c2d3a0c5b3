import type { ErrorCode } from '../en/errors.ts';

export const errors: Readonly<Record<ErrorCode, string>> = {
  'internal/unexpected': '예상하지 못한 문제가 생겼습니다: {message}. 문서는 안전합니다. 이 문제를 알려 주세요.',
  'document/missing': '{file} 파일이 없습니다. 이동했거나 삭제되었을 수 있습니다.',
  'document/unreadable': '{file} 파일을 읽을 수 없습니다: {reason}.',
  'document/tooLarge': '{file} 파일이 프로젝트로는 너무 큽니다({size}, 최대 {limit}).',
  'document/empty': '{file} 파일이 비어 있습니다. 프로젝트였다면 백업을 찾아보세요.',
  'document/otherFormat': '{file} 파일은 Lightweave 프로젝트가 아닙니다. {format} 형식으로 시작합니다.',
  'document/notJson':
    '{file} 파일은 Lightweave 프로젝트가 아니거나 잘렸습니다. {line}행 {column}열부터 JSON이 아닙니다.',
  'document/tooDeep': '{file} 파일은 Lightweave 프로젝트가 아닙니다. 값이 {limit}단계보다 깊게 중첩되어 있습니다.',
  'document/reservedKey': '{file} 파일을 거부했습니다. `{path}`에서 예약어 `{key}`을(를) 이름으로 씁니다.',
  'document/foreign': '{file} 파일은 JSON이지만 Lightweave 프로젝트가 아닙니다. `schema`가 없습니다.',
  'document/newer':
    '{file} 파일은 더 새로운 Lightweave에서 만들었습니다(스키마 {schema}, 지원 {supported}까지). Lightweave를 업데이트하세요. 파일은 바뀌지 않았습니다.',
  'document/invalid': '{file} 파일에 오류가 {count}개 있습니다. 첫 번째: {first}',
  'file/cannotWrite':
    '{file}에 쓸 수 없습니다: {reason}. 이전 버전은 그대로입니다. 공간을 확보하거나 다른 곳에 저장하세요.',
  'file/cannotAccess': '{file}을(를) 사용할 수 없습니다: {reason}. 이를 해결하거나 다른 위치를 고르세요.',
  'file/changedOnDisk':
    '{file} 파일을 연 뒤 다른 프로그램이 바꾸었습니다. 다른 곳에 저장하거나, 다시 저장해 덮어쓰세요.',
  'file/notGranted': '{file}은(는) 직접 연 파일이 아니므로 요청을 거부했습니다.',
  'template/unknown': '템플릿이나 파일 “{name}”을(를) 찾을 수 없습니다. 템플릿: {known}',
  'template/unknownVariant': '{template}에 “{variant}” 변형이 없습니다. 변형: {known}',
  'template/damaged': '템플릿 파일 {file}이(가) 손상되었습니다: {reason}',
  'network/invalid': '네트워크에 오류가 {count}개 있습니다. 첫 번째: {first}',
  'dataset/unknown': '알 수 없는 데이터셋 “{dataset}”. 데이터셋: {known}',
  'dataset/missing': '데이터셋 {dataset}에 {file} 파일이 없습니다. `npm run doctor`를 실행하세요.',
  'dataset/damaged': '데이터셋 파일 {file}이(가) 손상되었습니다: {reason}. `npm ci`로 복구하세요.',
  'dataset/importDamaged': '가져온 데이터셋 {dataset}이(가) 손상되었습니다: {reason}. 삭제한 뒤 다시 가져오세요.',
  'dataset/noSource': '{source}에서 가져올 수 없습니다: {reason}.',
  'dataset/unrecognised':
    '{source}에서 데이터셋을 찾지 못했습니다. Lightweave는 클래스마다 폴더 하나가 있는 이미지 폴더(train, validation, test로 나뉘어도 됨), IDX 쌍, CIFAR-10·CIFAR-100 바이너리, NPY·NPZ 배열, CSV 표를 읽습니다.',
  'dataset/unreadable': '파일 {file}을(를) 가져올 수 없습니다: {reason}.',
  'dataset/empty':
    '{source}에서 아무것도 가져오지 못했습니다. {skipped}개를 건너뛰었습니다. 첫 번째: {first}: {reason}',
  'dataset/noSpace': '데이터셋을 둘 공간이 부족합니다: {needed} 필요, {free} 남음.',
  'dataset/notRemoved': '휴지통에 데이터셋 “{dataset}”이(가) 없습니다. 있는 것: {known}.',
  'dataset/importEnded':
    '데이터셋을 가져오던 프로세스가 예기치 않게 종료되었습니다({reason}). 남은 것은 없습니다. 파일 하나가 원인일 수 있습니다.',
  'dataset/processEnded': '데이터셋을 읽는 프로세스가 예기치 않게 종료되었습니다({reason}). 다시 시도하세요.',
  'dataset/shipped': '데이터셋 {dataset}은(는) Lightweave에 포함된 것이라 삭제할 수 없습니다.',
  'dataset/doesNotFit': '네트워크가 {dataset}에 맞지 않습니다: {reason} 다른 데이터셋을 고르거나 --adapt로 학습하세요.',
  'dataset/noTest':
    '{dataset}에 테스트 이미지가 없습니다. 다른 데이터셋을 지정하거나, 이미지의 일부를 테스트용으로 나누어 다시 가져오세요.',
  'dataset/noExample': '{dataset}에는 테스트 이미지 {index}번이 없습니다. 0번부터 {count}개가 있습니다.',
  'image/unreadable': '이미지 {file}을(를) 읽을 수 없습니다: {reason}.',
  'image/channels': '네트워크는 채널 {channels}개를 받지만 이미지의 채널은 1, 3, 4개 중 하나입니다.',
  'run/unknown': '실행 “{run}”을(를) 찾을 수 없습니다. 실행 기록 폴더: {folder}. `train`으로 새 실행을 만듭니다.',
  'run/notInTrash': '휴지통에 실행 “{run}”이(가) 없습니다. `runs list --trash`로 휴지통에 있는 것을 봅니다.',
  'run/ambiguous': '“{run}”(으)로 시작하는 실행이 여럿입니다: {known}',
  'run/damaged': '실행 {run}이(가) 손상되었습니다: {reason}',
  'run/busy': '실행 {run}은(는) 다른 프로세스가 학습 중입니다. 먼저 그곳에서 멈추세요.',
  'run/notResumable': '실행 {run}을(를) 이어서 할 수 없습니다: {reason}',
  'run/noCheckpoint':
    '실행 {run}에는 체크포인트가 없습니다. 첫 에포크 중에 멈췄습니다. 다시 학습하거나 다른 실행을 지정하세요.',
  'run/noCapsules':
    '실행 {run}의 네트워크는 이미지를 다시 그리지 않습니다. 디코더가 있는 CapsNet처럼 클래스 캡슐, 마스크, 목표가 이미지인 헤드가 있어야 합니다.',
  'run/interrupted':
    '{run} 실행을 학습하던 프로세스가 먼저 종료되었습니다. 체크포인트는 보관되어 있으며 거기서부터 이어서 학습할 수 있습니다.',
  'run/failed': '{run} 실행이 실패했습니다({code}).',
  'train/nanLoss':
    '에포크 {epoch}, 스텝 {step}에서 손실이 {loss}이(가) 되었습니다. 학습률을 낮추세요(현재 {learningRate}).',
  'train/teacherDoesNotFit': '실행 {run}은(는) {dataset}에서 가르칠 수 없습니다: {reason} 배울 다른 실행을 지정하세요.',
  'train/settings': '`{field}` 값이 올바르지 않습니다. 필요한 값: {expected}. 받은 값: {received}',
  'engine/silent':
    '{title}을(를) 학습하는 엔진이 30초 동안 응답하지 않습니다. 매우 긴 스텝을 계산 중이거나 멈춘 것일 수 있습니다. 중지하면 끝납니다.',
  'model/unreadable': '모델 {file}을(를) 읽을 수 없습니다: {reason}.',
  'engine/crashed': '엔진 프로세스가 예기치 않게 끝났습니다({reason}). 마지막 체크포인트는 보존됩니다.',
  'engine/cannotStart': '엔진을 시작할 수 없습니다: {reason}. `npm run doctor`를 실행하세요.',
  'engine/outOfMemory': '엔진의 메모리가 부족합니다. 배치 크기나 해상도를 줄이세요.',
  'engine/likelyOutOfMemory':
    '엔진 프로세스가 끝났습니다({reason}). 메모리가 부족했던 것으로 보입니다. 약 {needed}가 필요하지만 남은 메모리는 {free}입니다. 배치 크기나 해상도를 줄이세요.',
  'job/over': '{job} 작업이 끝나서 더 이상 물어볼 수 없습니다.',
  'export/failed': '{folder}(으)로 내보내지 못했습니다: {reason}.',
  'window/crashed': '창이 비정상 종료되어({reason}) 저장하지 않은 작업과 함께 다시 열었습니다.',
  'window/safeStart':
    '창이 또 비정상 종료되었습니다({reason}). 저장하지 않은 작업은 이번에는 열지 않았습니다. 보관해 두었으며 다음에 시작할 때 다시 엽니다.',
  'ipc/refused': '{channel} 요청을 거부했습니다: {reason}.',
  'cli/usage': '{message}',
};

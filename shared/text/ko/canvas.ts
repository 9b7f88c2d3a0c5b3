import type { canvas as english } from '../en/canvas.ts';

export const canvas: Readonly<Record<keyof typeof english, string>> = {
  'document.untitled': '제목 없음',
  'document.replace': '파일 바꾸기',
  'document.saveAs': '다른 곳에 저장…',
  'document.reopen': '다시 열기',
  'document.closedUnsaved': '저장하지 않은 변경이 있는 “{name}” 문서를 닫았습니다.',
  'document.restored': '지난 세션에서 저장하지 않은 작업을 다시 열었습니다 ({count}개).',
  'document.baseChanged': '이 작업을 시작한 뒤 {file} 파일이 변경되었습니다.',

  'edit.addNode': '노드 추가',
  'edit.remove': '삭제',
  'edit.connect': '연결',
  'edit.setParam': '파라미터 변경',
  'edit.setRepeat': '반복 횟수 변경',
  'edit.setWhen': '조건 변경',
  'edit.setLabel': '이름 변경',
  'edit.move': '이동',
  'edit.setArgument': '인자 변경',
  'edit.setInput': '입력 변경',
  'edit.setHead': '출력 변경',
  'edit.setName': '문서 이름 변경',
  'edit.setNotes': '메모 편집',
  'edit.paste': '붙여넣기',
  'edit.insert': '연결에 삽입',
};

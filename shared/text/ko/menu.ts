import type { menu as english } from '../en/menu.ts';

export const menu: Readonly<Record<keyof typeof english, string>> = {
  'menu.file': '파일',
  'menu.edit': '편집',
  'menu.view': '보기',
  'menu.train': '학습',
  'menu.help': '도움말',
  'menu.quit': '종료',
  'menu.fullScreen': '전체 화면',
  'menu.fileKind': 'Lightweave 프로젝트',

  'command.edit.undo': '실행 취소',
  'command.edit.redo': '다시 실행',
  'command.edit.cut': '잘라내기',
  'command.edit.copy': '복사',
  'command.edit.paste': '붙여넣기',
  'command.edit.duplicate': '복제',
  'command.edit.delete': '삭제',
  'command.edit.selectAll': '모두 선택',
  'command.edit.expand': '레이어로 펼치기',
  'command.view.fit': '네트워크 전체 보기',
  'command.view.layout': '네트워크 정렬',
  'command.view.zoomIn': '확대',
  'command.view.zoomOut': '축소',
  'command.view.zoomReset': '실제 크기',
};

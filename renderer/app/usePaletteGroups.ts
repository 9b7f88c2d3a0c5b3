import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { RecentFile } from '../../shared/ipc/messages.ts';
import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import type { Translator } from '../../shared/text/Translator.ts';
import { canvasView } from '../stores/canvasView.ts';
import { documents, useActiveId, useDocument } from '../stores/documents.ts';
import { recentFiles } from '../stores/recentFiles.ts';
import { select } from '../stores/selection.ts';
import { templates } from '../stores/templates.ts';
import { useText } from '../stores/text.ts';
import type { Command } from './commands/Command.ts';
import { commands } from './commands/registry.gen.ts';
import { openRecent } from './openRecent.ts';
import { isAvailable, runCommand } from './runCommand.ts';
import { showGallery } from './view.ts';

/** A line of the command palette. `keywords` find it besides its label. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly keywords: readonly string[];
  readonly note?: string | undefined;
  readonly shortcut?: string | undefined;
  run(): void;
}

interface PaletteGroup {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

/** What the palette offers at the moment; groups without entries are left out. */
export function usePaletteGroups(): readonly PaletteGroup[] {
  const translator = useText();
  const { text } = translator;
  const document = useDocument();
  const activeId = useActiveId();
  const groups = [
    { id: 'commands', title: text('palette.commands'), entries: commandEntries(translator) },
    { id: 'nodes', title: text('palette.nodes'), entries: nodeEntries(document, activeId) },
    { id: 'templates', title: text('palette.templates'), entries: templateEntries(templates.use().value ?? []) },
    { id: 'recent', title: text('palette.recent'), entries: recentEntries(recentFiles.use().value ?? []) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

const commandEntries = ({ text }: Translator): readonly PaletteEntry[] =>
  commands
    .filter((command: Command) => isAvailable(command) && command.id !== 'view.commandPalette')
    .map((command: Command) => ({
      id: command.id,
      label: text(command.title),
      keywords: command.id.split('.'),
      shortcut: command.shortcuts?.[0],
      run: () => void runCommand(command),
    }));

const nodeEntries = (document: GraphDocument | undefined, activeId: string | null): readonly PaletteEntry[] =>
  Object.entries(document?.nodes ?? {}).map(([id, { label, type }]) => ({
    id,
    label: label ?? id,
    keywords: [type, id],
    note: type,
    run: () => {
      if (activeId === null) return;
      showGallery(false);
      select(activeId, [id]);
      requestAnimationFrame(() => canvasView()?.fit([id]));
    },
  }));

const templateEntries = (families: readonly TemplateFile[]): readonly PaletteEntry[] =>
  families.flatMap(template =>
    Object.entries(template.variants).map(([variantId, { name }]) => ({
      id: `${template.id}/${variantId}`,
      label: name,
      keywords: [template.name, template.id, variantId],
      note: template.name,
      run: () => void documents.openTemplate(template, variantId),
    })),
  );

const recentEntries = (files: readonly RecentFile[]): readonly PaletteEntry[] =>
  files
    .filter(({ isMissing }) => !isMissing)
    .map(({ path, name }) => ({
      id: path,
      label: name,
      keywords: [],
      note: path,
      run: () => void openRecent(path),
    }));

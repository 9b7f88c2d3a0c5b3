import { z } from 'zod';
import { defineCommand } from '../CliCommand.ts';
import { exitCodes } from '../exitCodes.ts';
import { jsonFlag, jsonInput } from '../flags.ts';
import { findTemplate, loadTemplates } from '../loadTemplates.ts';
import { formatTemplate } from '../templates/formatTemplate.ts';
import { templateJson } from '../templates/templateJson.ts';

export const templates = defineCommand({
  name: 'templates',
  summary: 'cli.templates.summary',
  operands: [{ usage: '[template]', text: 'cli.operand.template' }],
  flags: [jsonFlag],
  examples: ['templates', 'templates resnet', 'templates --json'],
  input: z.object({ template: z.string().optional(), ...jsonInput }),
  async run({ template, json }, session) {
    const all = await loadTemplates(session);
    const asked = template === undefined ? all : [findTemplate(all, template)];
    if (json) {
      session.printJson({ templates: asked.map(templateJson) });
      return exitCodes.success;
    }
    for (const one of asked) session.print(`${formatTemplate(one, session)}\n`);
    session.print(session.text('cli.templates.untrained'));
    return exitCodes.success;
  },
});

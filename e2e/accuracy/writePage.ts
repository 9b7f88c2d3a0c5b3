import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { fullCapsNet, nameOf, type Recipe, smallForms } from './recipes.ts';

/** What every small form must reach on the 10,000 test images of MNIST. */
const leastAccuracy = 0.985;

const testSchema = z.object({ scope: z.literal('test'), accuracy: z.number() });

/** Where the log of a training lies. */
export const logOf = (recipe: Recipe): string => `docs/accuracy/${nameOf(recipe)}.jsonl`;

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function testAccuracy(recipe: Recipe): number | null {
  if (!existsSync(logOf(recipe))) return null;
  const facts = readFileSync(logOf(recipe), 'utf8').trim().split('\n');
  const tests = facts.flatMap(line => testSchema.safeParse(JSON.parse(line)).data ?? []);
  return tests[0]?.accuracy ?? null;
}

function figureOf(recipe: Recipe): string {
  const accuracy = testAccuracy(recipe);
  return accuracy === null ? 'not run' : `[${percent(accuracy)}](accuracy/${nameOf(recipe)}.jsonl)`;
}

function row(family: string): string {
  const cells = smallForms
    .filter(recipe => recipe.family === family)
    .map(recipe => `${recipe.epochs} | ${figureOf(recipe)}`);
  return `| ${family} | ${cells.join(' | ')} |`;
}

function capsNet(): string {
  const accuracy = testAccuracy(fullCapsNet);
  if (accuracy === null) return 'It has not been run.';
  const { epochs } = fullCapsNet;
  return `After ${epochs} epochs its error on the test images is ${percent(1 - accuracy)}, of one network without
ensembling; the paper gives 0.25 % for its own, trained much longer. Log: ${figureOf(fullCapsNet)}.`;
}

/** Writes docs/accuracy.md from the logs; answers the small forms that fall short on MNIST, or were not run. */
export function writePage(): readonly string[] {
  const families = [...new Set(smallForms.map(({ family }) => family))];
  const page = `# Accuracy of the small forms

Made by \`npm run accuracy\`: every family's small form, trained by the command line (Adam from 0.001 down along a
cosine, batches of 64, seed 1; CapsNet with shifts by up to two pixels, as in its paper, all others without augmentation)
and tested once, with the weights of the epoch that did best on the validation images. Each figure leads to the log of its
run, whose first line is the command.

MNIST has 55,000 images for training, 5,000 for validation and 10,000 for the test; the goal there is ${percent(leastAccuracy)}.
The generated shapes have 20,000, 2,000 and 4,000, 32 x 32 in colour and ten classes; nobody else has trained on them, so
that their figures compare the families with each other only.

| family | MNIST epochs | test | shapes epochs | test |
| --- | ---: | ---: | ---: | ---: |
${families.map(row).join('\n')}

## CapsNet in full

The network of the paper with its decoder (8.2 million parameters), trained on the margin loss and 0.0005 of the
reconstruction's squared error. ${capsNet()}
`;
  writeFileSync('docs/accuracy.md', page);
  return smallForms
    .filter(recipe => recipe.dataset === 'mnist' && (testAccuracy(recipe) ?? 0) < leastAccuracy)
    .map(({ family }) => family);
}

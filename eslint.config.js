import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const banned = [
  { selector: "NewExpression[callee.name='Function']", message: 'No code from text.' },
  {
    selector: "ThrowStatement > NewExpression[callee.name='Error']",
    message: 'Bad input is a Problem, a failed operation an AppError, a bug an assert.',
  },
  { selector: 'TSAsExpression > TSAnyKeyword', message: 'Narrow the type where the value is parsed.' },
];

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'docs/', '**/*.gen.ts'] },
  // Nothing can be switched off in place: a rule holds everywhere or goes.
  { linterOptions: { noInlineConfig: true } },
  ...tseslint.configs.strictTypeCheckedOnly,
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: false }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...banned],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  { files: ['shared/base/**'], rules: { 'no-restricted-syntax': ['error', banned[0], banned[2]] } },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  // A component is markup, and a test a list of examples: length is no sign of trouble there.
  { files: ['**/*.test.{ts,tsx}', 'e2e/**'], rules: { 'max-lines-per-function': 'off' } },
  // Tools that run before anything is installed are plain JavaScript.
  { files: ['*.js', '*.cjs', '*.config.*', '.dependency-cruiser.js'], ...tseslint.configs.disableTypeChecked },
);

/** The shell of the window: menus, title, notices, shared verbs. */
export const app = {
  'app.name': 'Lightweave',
} as const;

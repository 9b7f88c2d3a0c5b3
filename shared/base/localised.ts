/** The languages of the interface. */
export type Locale = 'en' | 'ko';

export const isLocale = (text: string | undefined): text is Locale => text === 'en' || text === 'ko';

/** A sentence that lives beside the thing it describes (a block, a template) rather than in the catalogue. */
export type Localised = Readonly<Record<Locale, string>>;

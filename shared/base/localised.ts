/** The languages of the interface. */
export type Locale = 'en' | 'ko';

/** A sentence that lives beside the thing it describes (a block, a template) rather than in the catalogue. */
export type Localised = Readonly<Record<Locale, string>>;

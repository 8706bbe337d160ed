/**
 * Words as they are compared with what somebody looks for: full-width letters and digits are the plain ones they stand for, an accent that
 * was typed apart is one with its letter, and capitals do not matter. Both sides are folded, for a name may be full-width too.
 */
export const folded = (words: string): string => words.normalize('NFKC').toLowerCase()

/** The word lists, a third of all the code: `scripts/build.mjs` makes them a file of their own, which is read where nothing was frozen. */
export { readDefaultLexicon } from '@goodstanding/detectors'

/** Thrown inside a unit when another writer was first: the unit is done again from the start. */
export class Overtaken extends Error {}

/** `fault`: what a build threw. */
export function sayBuildFault(fault: unknown): string

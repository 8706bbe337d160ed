/** A package as it was kept: it comes back as the type it was kept from. */
import type { KeptPackage } from './keep-package.ts'

export function readKeptPackage(text: string): KeptPackage {
  return JSON.parse(text) as KeptPackage
}

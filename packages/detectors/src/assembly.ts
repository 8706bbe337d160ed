/** What is used of WebAssembly: Node's types leave it to those of browsers. Modules work in a memory that we lay out and share. */

export type Assembly = {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new <Exported>(module: object, imports: object) => { readonly exports: Exported }
}
declare const WebAssembly: Assembly | undefined

/** That of the runtime; null where it has none. */
export function assemblyOfRuntime(): Assembly | null {
  return typeof WebAssembly === 'undefined' ? null : WebAssembly
}

const PAGE = 65_536

/**
 * A memory of so many bytes, and what a module of base64 exports over it; the memory alone where there is no WebAssembly, or where the
 * address space it reserves for a memory is not to be had.
 */
export function openAssembly<Exported>(
  module: string,
  bytes: number,
  assembly: Assembly | null,
): { readonly buffer: ArrayBuffer; readonly exported: Exported | null } {
  const pages = Math.ceil(bytes / PAGE)
  const memory = assembly === null ? null : reserve(assembly, pages)
  if (assembly === null || memory === null) return { buffer: new ArrayBuffer(pages * PAGE), exported: null }
  const code = Uint8Array.from(atob(module), (sign) => sign.charCodeAt(0))
  const { exports } = new assembly.Instance<Exported>(new assembly.Module(code), { table: { memory } })
  return { buffer: memory.buffer, exported: exports }
}

function reserve({ Memory }: Assembly, pages: number): { readonly buffer: ArrayBuffer } | null {
  try {
    return new Memory({ initial: pages })
  } catch {
    return null
  }
}

/** Checks a package that was produced for an authority, without asking anybody: each file, the signature, the entry in the log. */
import { verify } from 'node:crypto'
import { openNote, parseVerifier, publicKeyOf } from '../audit/read-note.ts'
import { rootByProof } from '../audit/merkle-tree.ts'
import { leafHash } from '../audit/write-audit.ts'
import { parsePackage, type ReadPackage, type ReadProof } from './parse-package.ts'
import { sha256 } from './sha256.ts'

export type PackageVerified = {
  readonly files: number
  /** The index of the entry that says it was produced; null when the package has no proof of it. */
  readonly entry: number | null
  /** The key that it was held against, as `--key` takes it. */
  readonly verifier: string | null
  readonly problems: readonly string[]
}

/** `trusted`: the verifier key of the log, when it is known from elsewhere. */
export function verifyPackage(value: unknown, trusted: string | null): PackageVerified {
  const found = parsePackage(value)
  if (found === null)
    return { files: 0, entry: null, verifier: null, problems: ['This is not a package that was produced.'] }
  return {
    files: found.files.length,
    entry: found.proof?.index ?? null,
    verifier: trusted ?? found.proof?.verifier ?? null,
    problems: [...fileProblems(found), ...signatureProblems(found), ...proofProblems(found, trusted)],
  }
}

function fileProblems({ files, listed }: ReadPackage): readonly string[] {
  const named = new Map(files.map((file) => [file.name, file.text]))
  return [
    ...listed.flatMap(({ name, sha256: hash }) => {
      const text = named.get(name)
      if (text === undefined) return [`${name} is in the manifest and not here.`]
      return sha256(text) === hash ? [] : [`${name} is not what the manifest says.`]
    }),
    ...files.flatMap(({ name }) =>
      listed.some((file) => file.name === name) ? [] : [`${name} is here and not in the manifest.`],
    ),
  ]
}

function signatureProblems({ manifest, signature, publicKey }: ReadPackage): readonly string[] {
  const isGood = verify(null, Buffer.from(manifest), publicKeyOf(publicKey), signature)
  return isGood ? [] : ['The signature of the manifest is not good.']
}

function proofProblems({ manifest, publicKey, proof }: ReadPackage, trusted: string | null): readonly string[] {
  if (proof === null) return ['The package has no proof that the log holds its production.']
  const verifier = parseVerifier(trusted ?? proof.verifier)
  if (verifier === null) return ['The key of the log is not as it was written.']
  if (!publicKeyOf(publicKey).equals(verifier.key)) return ['The package was signed by another key than the log.']
  const checkpoint = openNote(proof.checkpoint, verifier)
  if (checkpoint === null) return ['The signature of the checkpoint is not good.']
  return [...entryProblems(manifest, proof), ...(isUnder(proof, checkpoint) ? [] : ['The entry is not in the log.'])]
}

function entryProblems(manifest: string, { entry }: ReadProof): readonly string[] {
  return entry.includes(`"sha256":"${sha256(manifest)}"`)
    ? []
    : ['The entry of the log is of another package than this one.']
}

function isUnder(
  { entry, index, path }: ReadProof,
  checkpoint: { readonly size: number; readonly root: Buffer },
): boolean {
  if (index >= checkpoint.size) return false
  const leaf = Buffer.from(leafHash(entry), 'hex')
  return rootByProof(leaf, { index, size: checkpoint.size }, path).equals(checkpoint.root)
}

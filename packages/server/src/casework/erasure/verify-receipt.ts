/** Checks the receipt of an erasure without asking anybody: the signature, and the entry in the log that says the same. */
import { verify } from 'node:crypto'
import { rootByProof } from '../audit/merkle-tree.ts'
import { openNote, parseVerifier, publicKeyOf } from '../audit/read-note.ts'
import { leafHash } from '../audit/write-audit.ts'
import { parseReceipt, type ReadReceipt } from './parse-receipt.ts'

export type ReceiptVerified = {
  readonly erasure: string | null
  /** The index of the entry that says that it was carried out; null when the receipt has no proof of it. */
  readonly entry: number | null
  /** The key that it was held against, as `--key` takes it. */
  readonly verifier: string | null
  readonly problems: readonly string[]
}

/** `trusted`: the verifier key of the log, when it is known from elsewhere. */
export function verifyReceipt(value: unknown, trusted: string | null): ReceiptVerified {
  const found = parseReceipt(value)
  if (found === null)
    return { erasure: null, entry: null, verifier: null, problems: ['This is not a receipt of an erasure.'] }
  return {
    erasure: found.erasure,
    entry: found.proof?.index ?? null,
    verifier: trusted ?? found.verifier,
    problems: [...signatureProblems(found), ...proofProblems(found, trusted)],
  }
}

function signatureProblems({ receipt, signature, publicKey }: ReadReceipt): readonly string[] {
  const isGood = verify(null, Buffer.from(receipt), publicKeyOf(publicKey), signature)
  return isGood ? [] : ['The signature of the receipt is not good.']
}

function proofProblems(
  { erasure, publicKey, checkpoint: note, proof, ...own }: ReadReceipt,
  trusted: string | null,
): readonly string[] {
  if (proof === null) return ['The receipt has no proof that the log holds its erasure.']
  const verifier = parseVerifier(trusted ?? own.verifier)
  if (verifier === null) return ['The key of the log is not as it was written.']
  if (!publicKeyOf(publicKey).equals(verifier.key)) return ['The receipt was signed by another key than the log.']
  const checkpoint = openNote(note, verifier)
  if (checkpoint === null) return ['The signature of the checkpoint is not good.']
  const { index, entry, path } = proof
  const isItsEntry = entry['act'] === 'erasure.done' && entry['object'] === `erasure/${erasure}`
  const leaf = Buffer.from(leafHash(JSON.stringify(entry)), 'hex')
  const { size, root } = checkpoint
  const isUnder = index < size && rootByProof(leaf, { index, size }, path).equals(root)
  return [
    ...(isItsEntry ? [] : ['The entry of the log is of another erasure than this receipt.']),
    ...(isUnder ? [] : ['The entry is not in the log.']),
  ]
}

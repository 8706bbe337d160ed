/**
 * The key of what lets somebody in or vouches for something: the check of a token, the link of a notice, what a browser keeps during a sign-in,
 * signatures of the log and of packages. Until it is changed it is the installation's key, which names things for good and is never changed.
 */

export type AccessKeys = {
  readonly installationKey: string
  /** Null, or absent: it was never changed. */
  readonly accessKey?: string | null
}

export const accessKeyOf = ({ installationKey, accessKey }: AccessKeys): string => accessKey ?? installationKey

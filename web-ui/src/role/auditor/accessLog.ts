/** What the access log tells of. */
export const KINDS = [
  'DONE',
  'REFUSED',
  'SIGNED_IN',
  'SIGN_IN_BEGUN',
  'SIGN_IN_FAILED',
  'SIGN_IN_LOCKED',
  'SECOND_FACTOR_FAILED',
  'PERSON_ADDED',
] as const

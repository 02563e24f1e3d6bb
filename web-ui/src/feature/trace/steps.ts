import type { Trace } from '@/api/types'

export type TraceStep = Trace['steps'][number]

/**
 * Whether the step took the unit to another account. Where it did not, only other units of its run moved: the run was
 * split, and the unit stayed with its holder.
 */
export const moved = (step: TraceStep): boolean => step.from !== step.to

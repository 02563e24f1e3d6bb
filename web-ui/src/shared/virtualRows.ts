import { type ComponentPublicInstance, type Ref, computed } from 'vue'
import { useVirtualizer } from '@tanstack/vue-virtual'

const WHOLE_UP_TO = 300
const ROW_HEIGHT = 34

/** Of many rows those in sight, with the heights of what is left out above and below; of few rows all. */
export function useVirtualRows<T>(rows: Ref<T[]>, region: Readonly<Ref<HTMLElement | null>>) {
  const isLong = computed(() => rows.value.length > WHOLE_UP_TO)
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: rows.value.length,
      enabled: isLong.value,
      getScrollElement: () => region.value,
      estimateSize: () => ROW_HEIGHT,
      overscan: 12,
    })),
  )
  const items = computed(() => (isLong.value ? virtualizer.value.getVirtualItems() : []))

  const visible = computed<{ row: T; index: number }[]>(() =>
    isLong.value
      ? items.value.flatMap(({ index }) => (index < rows.value.length ? [{ row: rows.value[index] as T, index }] : []))
      : rows.value.map((row, index) => ({ row, index })),
  )
  const above = computed(() => items.value[0]?.start ?? 0)
  const below = computed(() => (isLong.value ? virtualizer.value.getTotalSize() - (items.value.at(-1)?.end ?? 0) : 0))

  function measure(element: Element | ComponentPublicInstance | null) {
    if (isLong.value && element instanceof Element) virtualizer.value.measureElement(element)
  }

  return { rows: visible, above, below, measure }
}

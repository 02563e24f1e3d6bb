const KEY = 'quota-exchange.reloaded'
const NOT_AGAIN_MS = 10_000

/**
 * A page that was open while the server got a new version asks for parts that are gone: it is loaded afresh, with its
 * address. Not twice in a row, so that a server that lacks a part for good does not make it spin.
 */
export function reloadWhenPartsAreGone() {
  window.addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - last < NOT_AGAIN_MS) return
    sessionStorage.setItem(KEY, String(Date.now()))
    window.location.reload()
  })
}

/** The theme's colours for what is drawn on a canvas, which no style sheet reaches. */
export interface Colours {
  text: string
  muted: string
  line: string
  surface: string
  raised: string
  primary: string
  success: string
  warning: string
  danger: string
  font: string
}

export function themeColours(): Colours {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    text: of('text'),
    muted: of('muted'),
    line: of('line'),
    surface: of('surface'),
    raised: of('raised'),
    primary: of('primary'),
    success: of('success'),
    warning: of('warning'),
    danger: of('danger'),
    font: of('font'),
  }
}

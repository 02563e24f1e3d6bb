/** What a Sankey diagram draws: nodes from left to right, and flows whose width only is a floating-point number. */
export interface SankeyGraph {
  nodes: SankeyNode[]
  links: SankeyLink[]
}

export interface SankeyNode {
  id: string
  label: string
  depth: number
  tone: 'source' | 'way' | 'end' | 'aside'
}

export interface SankeyLink {
  from: string
  to: string
  width: number
  /** The exact amount and what it is, in words. */
  exact: string
}

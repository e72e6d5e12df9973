/** What a kind of node holds (`P`) and what other nodes may ask of it (`A`, a closed set of attribute names). */
export interface Kind<P, A extends string> {
  readonly properties: P;
  readonly attribute: A;
}

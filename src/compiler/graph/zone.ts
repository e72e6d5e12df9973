/** An Availability Zone: the region's n-th (counting from 0, in the order AWS lists them), or one by name. */
export type Zone = { readonly index: number } | { readonly name: string };

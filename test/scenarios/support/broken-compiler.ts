export const schemaText = "{}";

export async function compile(): Promise<never> {
  throw new Error("the moon is in the wrong house");
}

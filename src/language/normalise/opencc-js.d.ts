/** The dictionary alone, `"traditional simplified[ alternative…]|…"`: the converter around it would double the import. */
declare module "opencc-js/dict/TSCharacters" {
  const dictionary: string;
  export default dictionary;
}

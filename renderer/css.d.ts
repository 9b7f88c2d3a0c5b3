/** Style sheets; those named `*.module.css` give their class names. */
declare module '*.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

/** Floor: what the configuration was tried with. Ceiling: the next major version may mean other things. */
export const providerVersions = ">= 5.100.0, < 7.0.0";
export const terraformVersions = ">= 1.11.0";

/**
 * Days that a replaced or deleted file of the site can still be fetched back, in the bucket and in its copy: as long as
 * AWS Backup keeps the shared files unless told otherwise.
 */
export const replacedVersionDays = 35;

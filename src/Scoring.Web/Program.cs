using Scoring.Web.Shell;

return await Site.Run(args);
